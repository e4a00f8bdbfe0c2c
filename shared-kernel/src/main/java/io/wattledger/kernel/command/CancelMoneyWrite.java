package io.wattledger.kernel.command;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Withdraw a money write of which nothing was sent, or hand back what did not reach the meter.
 *
 * @param accountId the account
 * @param operationId the operation
 * @param payoutMethod how undelivered money is handed back; absent to keep it
 */
public record CancelMoneyWrite(
        @TargetAggregateIdentifier AccountId accountId,
        OperationId operationId,
        @Nullable PaymentMethod payoutMethod) {}
