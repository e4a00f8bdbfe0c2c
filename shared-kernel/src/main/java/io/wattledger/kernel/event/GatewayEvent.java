package io.wattledger.kernel.event;

import io.wattledger.kernel.id.GatewayId;

/** Facts about gateways. */
public sealed interface GatewayEvent extends DomainEvent
        permits GatewayRegistered,
                GatewayKeyIssued,
                GatewayKeyRotated,
                GatewayKeyInUse,
                GatewayLinkRefused,
                GatewayLinkReplaced,
                GatewayCameOnline,
                GatewayWentOffline {
    /** The gateway concerned. */
    GatewayId gatewayId();
}
