package io.wattledger.kernel.event;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * An order is about to go out; stored before its first byte.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param operationId the device operation
 * @param attempt which attempt, from 1
 * @param at when
 */
@EventName("meter.order-sent")
public record OrderSent(MeterId meterId, SiteId siteId, OperationId operationId, int attempt, Instant at)
        implements MeterEvent {}
