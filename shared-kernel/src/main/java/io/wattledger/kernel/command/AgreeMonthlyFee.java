package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Agree on a fixed fee for every business month to come.
 *
 * @param accountId the account
 * @param perMonth the fee; nothing to end it
 * @param perMeter whether it is due for each meter, else once for the account
 */
public record AgreeMonthlyFee(@TargetAggregateIdentifier AccountId accountId, Money perMonth, boolean perMeter) {}
