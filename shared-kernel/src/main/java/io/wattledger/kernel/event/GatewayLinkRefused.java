package io.wattledger.kernel.event;

import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * Somebody who called himself this gateway was refused; not told again for the same reason until the gateway is back.
 *
 * @param gatewayId the gateway
 * @param siteId its site
 * @param why in a few words
 * @param address where he came from
 * @param at when
 */
@EventName("gateway.link-refused")
public record GatewayLinkRefused(GatewayId gatewayId, SiteId siteId, String why, String address, Instant at)
        implements GatewayEvent {}
