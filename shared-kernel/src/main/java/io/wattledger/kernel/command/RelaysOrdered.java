package io.wattledger.kernel.command;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import java.util.List;

/**
 * The answer to {@link SuspendAccount} and {@link ResumeAccount}.
 *
 * @param relays the order given to the relay of each meter of the account
 */
public record RelaysOrdered(List<RelayOperation> relays) {

    /**
     * An order given to a relay.
     *
     * @param meterId the meter
     * @param operationId the device operation
     */
    public record RelayOperation(MeterId meterId, OperationId operationId) {}
}
