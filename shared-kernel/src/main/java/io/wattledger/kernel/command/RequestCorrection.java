package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Reverse one mistaken sale or refund.
 *
 * @param accountId the account
 * @param operationId new identity of the operation
 * @param originalOperationId the sale or refund
 * @param reason why
 * @param approvalId new identity of the approval that it waits for, if it needs one
 * @param requestedBy who asks
 */
public record RequestCorrection(
        @TargetAggregateIdentifier AccountId accountId,
        OperationId operationId,
        OperationId originalOperationId,
        String reason,
        ApprovalId approvalId,
        OperatorId requestedBy) {}
