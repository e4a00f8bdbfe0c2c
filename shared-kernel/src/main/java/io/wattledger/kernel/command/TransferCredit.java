package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Move credit from one meter of an account to another.
 *
 * @param accountId the account
 * @param fromMeterId the meter that gives
 * @param toMeterId the meter that receives
 * @param operationId new identity of the operation that takes the credit off
 * @param forwardOperationId new identity of the operation that puts it on
 * @param amount the amount; absent for all that the meter holds when it is written
 * @param reason why
 */
public record TransferCredit(
        @TargetAggregateIdentifier AccountId accountId,
        MeterId fromMeterId,
        MeterId toMeterId,
        OperationId operationId,
        OperationId forwardOperationId,
        @Nullable Money amount,
        String reason) {}
