package io.wattledger.query.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was last found about a gateway's link.
 *
 * @param up whether it is up
 * @param at when that was found
 * @param lastContactAt when the gateway last answered, if ever
 * @param lastError why it is down; absent while it is up
 */
public record GatewayNow(
        boolean up,
        Instant at,
        @Nullable Instant lastContactAt,
        @Nullable String lastError) {}
