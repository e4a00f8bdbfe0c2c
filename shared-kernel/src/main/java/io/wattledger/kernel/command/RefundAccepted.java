package io.wattledger.kernel.command;

import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.OperationId;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link RequestRefund}.
 *
 * @param operationId the operation that takes the credit off the meter
 * @param state whether it waits for an approval or for its bus
 * @param approvalId the approval that it waits for; absent where none is needed
 */
public record RefundAccepted(
        OperationId operationId,
        OperationState state,
        @Nullable ApprovalId approvalId) {}
