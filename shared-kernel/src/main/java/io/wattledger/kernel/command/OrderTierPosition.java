package io.wattledger.kernel.command;

import io.wattledger.kernel.device.TierPosition;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Order where a meter is to go on within the tiers.
 *
 * @param meterId the meter
 * @param operationId new identity of the operation
 * @param position where it is to go on
 */
public record OrderTierPosition(
        @TargetAggregateIdentifier MeterId meterId, OperationId operationId, TierPosition position) {}
