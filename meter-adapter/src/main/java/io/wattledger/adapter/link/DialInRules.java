package io.wattledger.adapter.link;

import java.time.Duration;

/**
 * What gateways that dial in are held to; the defaults are those of {@code docs/gl1.md}.
 *
 * @param mostLogIns log-ins under way at once
 * @param longestLogIn until it must be through
 * @param heartbeat how often a gateway shall tell that it lives
 * @param longestSilence after which a gateway counts as gone
 * @param timeInterval how often the gateway is told the time
 */
public record DialInRules(
        int mostLogIns, Duration longestLogIn, Duration heartbeat, Duration longestSilence, Duration timeInterval) {

    /** As documented. */
    public static final DialInRules DEFAULT = new DialInRules(
            256, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(95), Duration.ofHours(1));
}
