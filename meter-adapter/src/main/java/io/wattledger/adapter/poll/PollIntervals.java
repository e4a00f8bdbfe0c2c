package io.wattledger.adapter.poll;

import io.wattledger.adapter.link.Backoff;
import java.time.Duration;

/**
 * How often meters are polled.
 *
 * @param fast between reads of a meter's fast block
 * @param full between reads of its full block, energy registers included
 * @param silent pauses between tries of a meter that does not answer
 */
public record PollIntervals(Duration fast, Duration full, Backoff silent) {}
