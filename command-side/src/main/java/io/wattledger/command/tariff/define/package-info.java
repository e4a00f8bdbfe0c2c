/**
 * Laying down a tariff plan.
 */
@NullMarked
package io.wattledger.command.tariff.define;

import org.jspecify.annotations.NullMarked;
