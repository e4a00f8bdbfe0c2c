package io.wattledger.kernel.event;

import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * What was ordered was read back from the meter.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param operationId the device operation
 * @param evidence the frames that prove it
 * @param at when it was read back
 */
@EventName("meter.order-verified")
public record OrderVerified(MeterId meterId, SiteId siteId, OperationId operationId, WriteEvidence evidence, Instant at)
        implements MeterEvent {}
