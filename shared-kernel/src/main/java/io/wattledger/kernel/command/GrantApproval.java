package io.wattledger.kernel.command;

import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.OperatorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Agree, and have it carried out.
 *
 * @param approvalId the request
 * @param grantedBy who agrees
 */
public record GrantApproval(@TargetAggregateIdentifier ApprovalId approvalId, OperatorId grantedBy) {}
