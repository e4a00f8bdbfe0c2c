package io.wattledger.kernel.command;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Hand the money of a refund to the customer.
 *
 * @param accountId the account
 * @param operationId the refund
 * @param paymentMethod how
 */
public record PayOutRefund(
        @TargetAggregateIdentifier AccountId accountId, OperationId operationId, PaymentMethod paymentMethod) {}
