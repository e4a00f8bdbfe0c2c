package io.wattledger.kernel.event;

import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;

/**
 * A gateway got its first key; the key itself is kept elsewhere.
 *
 * @param gatewayId the gateway
 * @param siteId its site
 * @param keyId number of the key
 * @param minimumProfile the weakest profile that the gateway may use
 */
@EventName("gateway.key-issued")
public record GatewayKeyIssued(GatewayId gatewayId, SiteId siteId, int keyId, LinkProfile minimumProfile)
        implements GatewayEvent {}
