package io.wattledger.kernel.event;

import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A gateway no longer answers.
 *
 * @param gatewayId the gateway
 * @param siteId its site
 * @param lastContactAt when it last answered, if ever
 * @param lastError what the last try met
 */
@EventName("gateway.went-offline")
public record GatewayWentOffline(
        GatewayId gatewayId, SiteId siteId, @Nullable Instant lastContactAt, String lastError)
        implements GatewayEvent {}
