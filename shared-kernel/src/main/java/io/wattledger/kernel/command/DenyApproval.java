package io.wattledger.kernel.command;

import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.OperatorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Decline.
 *
 * @param approvalId the request
 * @param deniedBy who declines
 * @param reason why
 */
public record DenyApproval(@TargetAggregateIdentifier ApprovalId approvalId, OperatorId deniedBy, String reason) {}
