package io.wattledger.kernel.event;

import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gateway and its buses were entered.
 *
 * @param gatewayId the gateway
 * @param siteId the site it serves
 * @param name its name
 * @param link how it is reached
 * @param host host to dial, for links that we dial
 * @param port TCP port of the whole gateway, where its buses have none of their own
 * @param registration registration string, for links that dial in
 * @param trustedNetwork whether money may be written over its unprotected link
 * @param buses its RS-485 lines
 */
@EventName("gateway.registered")
public record GatewayRegistered(
        GatewayId gatewayId,
        SiteId siteId,
        String name,
        LinkKind link,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String registration,
        boolean trustedNetwork,
        List<BusSettings> buses)
        implements GatewayEvent {}
