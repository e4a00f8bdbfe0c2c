package io.wattledger.adapter.fleet;

import io.wattledger.adapter.link.Backoff;
import io.wattledger.adapter.link.LineTuning;
import io.wattledger.adapter.poll.PollIntervals;
import java.time.Duration;

/**
 * How this process goes about its gateways.
 *
 * @param leaseTimeToLive after which a dead process's gateways are free for others
 * @param gatewayLostAfter for how long a gateway must be away until it counts as lost
 * @param safetyInterval after which directory and work lists are read again even if no change was heard of
 * @param retry pauses between visits that did not advance an operation
 * @param polling how often meters are polled
 * @param tuning how patient lines are
 */
public record FleetSettings(
        Duration leaseTimeToLive,
        Duration gatewayLostAfter,
        Duration safetyInterval,
        Backoff retry,
        PollIntervals polling,
        LineTuning tuning) {}
