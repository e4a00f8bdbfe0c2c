package io.wattledger.query.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gateway.
 *
 * @param id the gateway
 * @param siteId its site
 * @param name its name
 * @param link how it is reached
 * @param host host to dial, for links that we dial
 * @param port TCP port of the whole gateway
 * @param registration registration string, for links that dial in
 * @param trustedNetwork whether money may be written over its unprotected link
 * @param buses its RS-485 lines
 * @param online whether it answers; absent before the first contact or miss
 * @param since when that began, as far as known
 * @param lastError what the last failed try met; absent while it answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayView(
        GatewayId id,
        SiteId siteId,
        String name,
        LinkKind link,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String registration,
        boolean trustedNetwork,
        List<BusSettings> buses,
        @Nullable Boolean online,
        @Nullable Instant since,
        @Nullable String lastError) {

    /** The same gateway, answering or not since an instant. */
    GatewayView link(boolean nowOnline, @Nullable Instant since, @Nullable String error) {
        return new GatewayView(
                id, siteId, name, link, host, port, registration, trustedNetwork, buses, nowOnline, since, error);
    }
}
