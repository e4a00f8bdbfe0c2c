package io.wattledger.kernel.event;

import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * A gateway answers again, or for the first time.
 *
 * @param gatewayId the gateway
 * @param siteId its site
 * @param at when its link came up
 */
@EventName("gateway.came-online")
public record GatewayCameOnline(GatewayId gatewayId, SiteId siteId, Instant at) implements GatewayEvent {}
