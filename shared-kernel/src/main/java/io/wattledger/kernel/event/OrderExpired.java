package io.wattledger.kernel.event;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The order could not be sent before its deadline and never will be.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param operationId the device operation
 * @param at when it was given up
 */
@EventName("meter.order-expired")
public record OrderExpired(MeterId meterId, SiteId siteId, OperationId operationId, Instant at) implements MeterEvent {}
