/**
 * Taking cash out of a till.
 */
@NullMarked
package io.wattledger.command.shift.withdraw;

import org.jspecify.annotations.NullMarked;
