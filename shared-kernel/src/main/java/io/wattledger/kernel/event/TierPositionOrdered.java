package io.wattledger.kernel.event;

import io.wattledger.kernel.device.TierPosition;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The meter is to go on within the tiers where the one that it replaces stood.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param operationId the device operation
 * @param position where it is to go on
 * @param deliverBy after this instant the order expires unsent
 */
@EventName("meter.tier-position-ordered")
public record TierPositionOrdered(
        MeterId meterId, SiteId siteId, OperationId operationId, TierPosition position, Instant deliverBy)
        implements MeterEvent {}
