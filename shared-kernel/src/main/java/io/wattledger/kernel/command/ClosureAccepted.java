package io.wattledger.kernel.command;

import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import java.util.List;

/**
 * The answer to {@link CloseAccount}.
 *
 * @param state how far the account has come by it
 * @param clearings the clearings that were ordered
 */
public record ClosureAccepted(AccountState state, List<Clearing> clearings) {

    /**
     * A clearing that was ordered.
     *
     * @param meterId the meter
     * @param operationId the device operation
     */
    public record Clearing(MeterId meterId, OperationId operationId) {}
}
