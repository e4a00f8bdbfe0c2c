package io.wattledger.command.web;

import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;

/**
 * A device operation that was just accepted, as part of another answer.
 *
 * @param kind what it does, such as {@code OPENING}, {@code TARIFF} or {@code RELAY}
 */
public record OrderedOperation(OperationId operationId, MeterId meterId, String kind, OperationState state) {

    /** One of which nothing was sent yet. */
    public static OrderedOperation pending(OperationId operation, MeterId meter, String kind) {
        return new OrderedOperation(operation, meter, kind, OperationState.PENDING);
    }
}
