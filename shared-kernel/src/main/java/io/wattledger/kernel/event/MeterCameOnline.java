package io.wattledger.kernel.event;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * A meter answers again, or for the first time.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param at when it answered
 */
@EventName("meter.came-online")
public record MeterCameOnline(MeterId meterId, SiteId siteId, Instant at) implements MeterEvent {}
