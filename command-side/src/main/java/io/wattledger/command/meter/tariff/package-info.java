/**
 * Ordering a tariff onto a meter.
 */
@NullMarked
package io.wattledger.command.meter.tariff;

import org.jspecify.annotations.NullMarked;
