/**
 * Beginning a shift.
 */
@NullMarked
package io.wattledger.command.shift.open;

import org.jspecify.annotations.NullMarked;
