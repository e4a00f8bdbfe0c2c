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
 * @param keyId number of its newest key; absent where its link has none
 * @param keyInUse number of the key that it last logged in with for the first time; absent before that
 * @param lastRefusal the last time that somebody was refused under its id, until it is in again
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
        @Nullable String lastError,
        @Nullable Integer keyId,
        @Nullable Integer keyInUse,
        @Nullable LinkRefusal lastRefusal) {

    /**
     * Somebody was refused.
     *
     * @param why in a few words
     * @param address where he came from
     */
    public record LinkRefusal(String why, String address, Instant at) {}

    /** The same gateway with a newer key. */
    GatewayView withKey(int newest) {
        return with(online, since, lastError, newest, keyInUse, lastRefusal);
    }

    /** The same gateway, logged in with a key for the first time. */
    GatewayView using(int key) {
        return with(online, since, lastError, keyId, key, null);
    }

    /** The same gateway, after somebody was refused under its id. */
    GatewayView refused(LinkRefusal refusal) {
        return with(online, since, lastError, keyId, keyInUse, refusal);
    }

    /** The same gateway, answering or not since an instant. */
    GatewayView link(boolean nowOnline, @Nullable Instant since, @Nullable String error) {
        return with(nowOnline, since, error, keyId, keyInUse, nowOnline ? null : lastRefusal);
    }

    private GatewayView with(
            @Nullable Boolean nowOnline,
            @Nullable Instant nowSince,
            @Nullable String error,
            @Nullable Integer newestKey,
            @Nullable Integer usedKey,
            @Nullable LinkRefusal refusal) {
        return new GatewayView(
                id,
                siteId,
                name,
                link,
                host,
                port,
                registration,
                trustedNetwork,
                buses,
                nowOnline,
                nowSince,
                error,
                newestKey,
                usedKey,
                refusal);
    }
}
