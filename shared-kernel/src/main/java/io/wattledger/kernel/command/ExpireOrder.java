package io.wattledger.kernel.command;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Give up an order whose deadline has passed.
 *
 * @param meterId the meter
 * @param operationId the operation
 */
public record ExpireOrder(@TargetAggregateIdentifier MeterId meterId, OperationId operationId) {}
