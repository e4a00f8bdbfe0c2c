package io.wattledger.kernel.command;

import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Enter a gateway and its buses.
 *
 * @param gatewayId its new identity
 * @param siteId the site
 * @param name its name
 * @param link how it is reached
 * @param host host to dial
 * @param port TCP port of the whole gateway
 * @param registration registration string of links that dial in
 * @param trustedNetwork whether money may be written over its unprotected link
 * @param buses its RS-485 lines
 * @param minimumProfile the weakest profile that it may use over GL/1; A if absent
 */
public record RegisterGateway(
        @TargetAggregateIdentifier GatewayId gatewayId,
        SiteId siteId,
        String name,
        LinkKind link,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String registration,
        boolean trustedNetwork,
        List<BusSettings> buses,
        @Nullable LinkProfile minimumProfile) {}
