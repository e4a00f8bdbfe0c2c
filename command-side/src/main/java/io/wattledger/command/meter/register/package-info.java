/**
 * Entering a meter.
 */
@NullMarked
package io.wattledger.command.meter.register;

import org.jspecify.annotations.NullMarked;
