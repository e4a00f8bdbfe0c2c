/**
 * Charging consumption from readings, where we hold the balance: one fact for each meter and business day.
 */
@NullMarked
package io.wattledger.command.account.charge;

import org.jspecify.annotations.NullMarked;
