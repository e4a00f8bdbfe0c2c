package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import java.time.YearMonth;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Charge the fixed fee of every business month that has begun and was not charged yet.
 *
 * @param accountId the account
 * @param month the business month that has begun last
 */
public record ChargeMonthlyFees(@TargetAggregateIdentifier AccountId accountId, YearMonth month) {}
