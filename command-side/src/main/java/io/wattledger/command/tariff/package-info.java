/**
 * Tariff plans.
 */
@NullMarked
package io.wattledger.command.tariff;

import org.jspecify.annotations.NullMarked;
