package io.wattledger.kernel.event;

import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * A gateway logged in while it was logged in, and the newer link took the older one's place: it had lost its connection without our knowing, or
 * its key is in two gateways. Told once an hour at most.
 *
 * @param gatewayId the gateway
 * @param siteId its site
 * @param address where the newer link came from
 * @param at when
 */
@EventName("gateway.link-replaced")
public record GatewayLinkReplaced(GatewayId gatewayId, SiteId siteId, String address, Instant at)
        implements GatewayEvent {}
