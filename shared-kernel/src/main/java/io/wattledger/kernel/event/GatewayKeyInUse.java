package io.wattledger.kernel.event;

import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * A gateway logged in with its newest key for the first time; its other keys count no longer.
 *
 * @param gatewayId the gateway
 * @param siteId its site
 * @param keyId number of the key
 * @param at when it logged in
 */
@EventName("gateway.key-in-use")
public record GatewayKeyInUse(GatewayId gatewayId, SiteId siteId, int keyId, Instant at) implements GatewayEvent {}
