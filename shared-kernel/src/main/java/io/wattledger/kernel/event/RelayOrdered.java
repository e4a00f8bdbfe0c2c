package io.wattledger.kernel.event;

import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody ordered who rules the relay.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param operationId the device operation
 * @param mode the mode ordered
 * @param reason why
 * @param until when a forced mode is to end; always there for a forced close
 * @param deliverBy after this instant the order expires unsent
 */
@EventName("meter.relay-ordered")
public record RelayOrdered(
        MeterId meterId,
        SiteId siteId,
        OperationId operationId,
        RelayMode mode,
        String reason,
        @Nullable Instant until,
        Instant deliverBy)
        implements MeterEvent {}
