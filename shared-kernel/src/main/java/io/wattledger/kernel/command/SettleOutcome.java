package io.wattledger.kernel.command;

import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Settle an outcome that the meter cannot tell; sent when a second person agreed.
 *
 * @param accountId the account
 * @param meterId the meter
 * @param operationId the operation in doubt
 * @param outcome what was found
 * @param reason why
 * @param evidence what it relies on
 * @param approvalId the approval
 */
public record SettleOutcome(
        @TargetAggregateIdentifier AccountId accountId,
        MeterId meterId,
        OperationId operationId,
        SettledAs outcome,
        String reason,
        String evidence,
        ApprovalId approvalId) {}
