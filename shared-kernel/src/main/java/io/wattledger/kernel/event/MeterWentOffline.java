package io.wattledger.kernel.event;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meter is lost: it missed its polls.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param lastContactAt when it last answered, if ever
 * @param misses polls missed in a row
 * @param lastError what the last one met
 */
@EventName("meter.went-offline")
public record MeterWentOffline(
        MeterId meterId, SiteId siteId, @Nullable Instant lastContactAt, int misses, String lastError)
        implements MeterEvent {}
