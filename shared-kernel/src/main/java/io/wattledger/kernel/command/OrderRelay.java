package io.wattledger.kernel.command;

import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Order who rules a relay.
 *
 * @param meterId the meter
 * @param operationId new identity of the operation
 * @param mode the mode
 * @param reason why
 * @param until end of a forced mode; mandatory for a forced close
 * @param deliverBy latest instant to send; 24 hours from now if absent
 */
public record OrderRelay(
        @TargetAggregateIdentifier MeterId meterId,
        OperationId operationId,
        RelayMode mode,
        String reason,
        @Nullable Instant until,
        @Nullable Instant deliverBy) {}
