package io.wattledger.command.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import org.jspecify.annotations.Nullable;

/**
 * Something asked for that a second person must agree to.
 *
 * @param id the request for approval
 * @param approvalId the same, by the name that tells what it is
 * @param operationId the operation concerned, if one is
 * @param meterId the meter concerned, if one is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AwaitingApproval(
        ApprovalId id,
        ApprovalId approvalId,
        @Nullable OperationId operationId,
        @Nullable MeterId meterId,
        OperationState state,
        long sequence) {

    /** A request about this operation and this meter, where it concerns any. */
    public static AwaitingApproval of(
            ApprovalId approval, @Nullable OperationId operation, @Nullable MeterId meter, long sequence) {
        return new AwaitingApproval(approval, approval, operation, meter, OperationState.AWAITING_APPROVAL, sequence);
    }
}
