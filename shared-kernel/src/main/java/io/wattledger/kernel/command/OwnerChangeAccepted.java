package io.wattledger.kernel.command;

import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link ChangeOwner}.
 *
 * @param tenure number of the new owner's tenure
 * @param refunds what has to be paid out before it begins; none if it has begun
 */
public record OwnerChangeAccepted(int tenure, List<SettlingRefund> refunds) {

    /**
     * A refund to the old owner.
     *
     * @param meterId the meter
     * @param operationId the operation that takes all off it
     * @param state whether it waits for an approval or for its bus
     * @param approvalId the approval that it waits for; absent where none is needed
     */
    public record SettlingRefund(
            MeterId meterId,
            OperationId operationId,
            OperationState state,
            @Nullable ApprovalId approvalId) {}
}
