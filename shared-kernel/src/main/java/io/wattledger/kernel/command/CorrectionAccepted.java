package io.wattledger.kernel.command;

import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link RequestCorrection}. An original that never reached the meter is cancelled, and is then itself the operation.
 *
 * @param operationId the operation that reverses the original, or the original
 * @param meterId the meter
 * @param kind what the operation does
 * @param amount the amount; absent for all that the meter would have held
 * @param state whether it waits for its bus or for a second person, or was cancelled
 * @param approvalId the approval that it waits for; absent where none is needed
 */
public record CorrectionAccepted(
        OperationId operationId,
        MeterId meterId,
        MoneyWriteKind kind,
        @Nullable Money amount,
        OperationState state,
        @Nullable ApprovalId approvalId) {}
