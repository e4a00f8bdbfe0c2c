package io.wattledger.kernel.event;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The relay was seen to have opened or closed.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param closed whether its contacts are closed
 * @param at when it was read
 */
@EventName("meter.relay-state-observed")
public record MeterRelayStateObserved(MeterId meterId, SiteId siteId, boolean closed, Instant at)
        implements MeterEvent {}
