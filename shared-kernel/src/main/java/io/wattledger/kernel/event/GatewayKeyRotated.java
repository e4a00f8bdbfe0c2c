package io.wattledger.kernel.event;

import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;

/**
 * A gateway got a new key; the one before it counts until the gateway logs in with the new one.
 *
 * @param gatewayId the gateway
 * @param siteId its site
 * @param keyId number of the new key
 */
@EventName("gateway.key-rotated")
public record GatewayKeyRotated(GatewayId gatewayId, SiteId siteId, int keyId) implements GatewayEvent {}
