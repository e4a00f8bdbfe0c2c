package io.wattledger.kernel.event;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The order was withdrawn before anything of it was sent.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param operationId the device operation
 * @param at when
 */
@EventName("meter.order-cancelled")
public record OrderCancelled(MeterId meterId, SiteId siteId, OperationId operationId, Instant at)
        implements MeterEvent {}
