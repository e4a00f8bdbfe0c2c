/**
 * Counting a till and ending its shift.
 */
@NullMarked
package io.wattledger.command.shift.close;

import org.jspecify.annotations.NullMarked;
