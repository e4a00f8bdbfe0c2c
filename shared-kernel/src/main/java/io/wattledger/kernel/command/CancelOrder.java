package io.wattledger.kernel.command;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Withdraw an order that sets a state, of which nothing was sent.
 *
 * @param meterId the meter
 * @param operationId the operation
 */
public record CancelOrder(@TargetAggregateIdentifier MeterId meterId, OperationId operationId) {}
