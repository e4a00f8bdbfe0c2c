package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.money.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Take credit off a meter, so that its money can be paid out.
 *
 * @param accountId the account
 * @param meterId the meter
 * @param operationId new identity of the operation
 * @param amount the amount; absent for all that the meter holds when it is written
 * @param reason why
 * @param approvalId new identity of the approval, should one be needed
 * @param requestedBy who asks
 */
public record RequestRefund(
        @TargetAggregateIdentifier AccountId accountId,
        MeterId meterId,
        OperationId operationId,
        @Nullable Money amount,
        String reason,
        ApprovalId approvalId,
        OperatorId requestedBy) {}
