package io.wattledger.query.gateway.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.query.gateway.GatewayView;
import io.wattledger.query.gateway.GatewayView.LinkRefusal;
import io.wattledger.query.telemetry.GatewayNow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gateway as answered.
 *
 * @param id the gateway
 * @param siteId its site
 * @param name its name
 * @param link how it is reached
 * @param host host to dial
 * @param port TCP port of the whole gateway
 * @param registration registration string of links that dial in
 * @param trustedNetwork whether money may be written over its unprotected link
 * @param buses its RS-485 lines
 * @param online whether its link is up
 * @param lastContactAt when it last answered
 * @param lastError why its link is down
 * @param keyId number of its newest key, for links that have keys
 * @param keyInUse number of the key that it has logged in with; another than {@code keyId} while a new key waits to be used
 * @param lastRefusal the last time that somebody was refused under its id, until it is in again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GatewayResponse(
        GatewayId id,
        SiteId siteId,
        String name,
        LinkKind link,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String registration,
        boolean trustedNetwork,
        List<BusSettings> buses,
        boolean online,
        @Nullable Instant lastContactAt,
        @Nullable String lastError,
        @Nullable Integer keyId,
        @Nullable Integer keyInUse,
        @Nullable LinkRefusal lastRefusal) {

    /** A gateway by its events, or by what was found since. */
    static GatewayResponse of(GatewayView gateway, @Nullable GatewayNow now) {
        return new GatewayResponse(
                gateway.id(),
                gateway.siteId(),
                gateway.name(),
                gateway.link(),
                gateway.host(),
                gateway.port(),
                gateway.registration(),
                gateway.trustedNetwork(),
                gateway.buses(),
                now == null ? Boolean.TRUE.equals(gateway.online()) : now.up(),
                now == null ? gateway.since() : now.lastContactAt(),
                now == null ? gateway.lastError() : now.lastError(),
                gateway.keyId(),
                gateway.keyInUse(),
                gateway.lastRefusal());
    }
}
