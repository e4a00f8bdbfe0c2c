package io.wattledger.command.meter;

import java.time.Duration;

/** How long orders may wait for their meter. */
public final class OrderDeadlines {

    /** How long an order may wait where nothing else was said. */
    public static final Duration USUAL = Duration.ofHours(24);

    /** The furthest ahead that a deadline may lie. */
    public static final Duration FURTHEST = Duration.ofDays(30);

    /** The furthest ahead that the end of a forced mode may lie. */
    public static final Duration LONGEST_FORCED_MODE = Duration.ofDays(366);

    private OrderDeadlines() {}
}
