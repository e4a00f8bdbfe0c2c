/**
 * Meters: what is registered of them, whether they answer, and the orders that set a state on them.
 */
@NullMarked
package io.wattledger.command.meter;

import org.jspecify.annotations.NullMarked;
