package io.wattledger.kernel.command;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.id.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Hand the customer all that is left of an account whose closure is settled: what its meters held, refunds not paid out yet, and what
 * never reached a meter.
 *
 * @param accountId the account
 * @param paymentMethod how
 */
public record PayOutSettlement(@TargetAggregateIdentifier AccountId accountId, PaymentMethod paymentMethod) {}
