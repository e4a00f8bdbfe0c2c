package io.wattledger.kernel.command;

import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.OperatorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Ask for something that a second person must agree to.
 *
 * @param approvalId new identity of the request
 * @param subject what is asked for
 * @param requestedBy who asks
 */
public record RequestApproval(
        @TargetAggregateIdentifier ApprovalId approvalId, ApprovalSubject subject, OperatorId requestedBy) {}
