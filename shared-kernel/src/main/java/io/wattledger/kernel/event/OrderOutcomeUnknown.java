package io.wattledger.kernel.event;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The order went out and nothing yet tells whether it was carried out.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param operationId the device operation
 * @param cause what was met instead of an answer
 * @param at when
 */
@EventName("meter.order-outcome-unknown")
public record OrderOutcomeUnknown(MeterId meterId, SiteId siteId, OperationId operationId, String cause, Instant at)
        implements MeterEvent {}
