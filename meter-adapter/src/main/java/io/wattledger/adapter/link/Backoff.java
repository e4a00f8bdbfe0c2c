package io.wattledger.adapter.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double with each failure and are spread over their second half, so that a thousand failures of one cause do not end in one
 * instant.
 *
 * @param first the first pause, at most
 * @param longest the longest pause
 */
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /**
     * The pause after some failures in a row.
     *
     * @param earlierFailures failures before the last one: 0 gives the first pause
     */
    public Duration pause(int earlierFailures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(earlierFailures, MOST_DOUBLINGS);
        long fullMillis = Math.min(longest.toMillis(), doubled);
        return Duration.ofMillis(fullMillis / 2 + random.nextLong(fullMillis / 2 + 1));
    }
}
