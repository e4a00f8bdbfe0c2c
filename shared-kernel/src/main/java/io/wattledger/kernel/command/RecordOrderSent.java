package io.wattledger.kernel.command;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.port.LeaseFence;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Asks leave to send an order that sets a state. The answer is a {@link WritePermit}.
 *
 * @param meterId the meter
 * @param operationId the operation
 * @param attempt this attempt, from 1
 * @param fence proof that the sender owns the gateway
 */
public record RecordOrderSent(
        @TargetAggregateIdentifier MeterId meterId, OperationId operationId, int attempt, LeaseFence fence) {}
