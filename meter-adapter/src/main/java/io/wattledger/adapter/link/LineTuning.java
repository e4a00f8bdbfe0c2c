package io.wattledger.adapter.link;

import java.time.Duration;

/**
 * How patient a line is; the defaults are those of gateway-link.md section 3.
 *
 * @param turnaround what a meter may take to begin its answer
 * @param roundTrip of the network to the gateway, until it has been measured
 * @param packingGap for which a converter may hold bytes back to pack them
 * @param lateAnswer the latest that an answer may still come, counted from its request
 * @param gapAfterWrite rest for the meter after a write
 * @param dialTimeout for opening a connection
 * @param redial pauses before dialling again
 */
public record LineTuning(
        Duration turnaround,
        Duration roundTrip,
        Duration packingGap,
        Duration lateAnswer,
        Duration gapAfterWrite,
        Duration dialTimeout,
        Backoff redial) {

    /** For gateways in the same building or campus. */
    public static final LineTuning LAN = new LineTuning(
            Duration.ofMillis(200),
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofMillis(1_000),
            Duration.ofMillis(25),
            Duration.ofSeconds(5),
            new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30)));
}
