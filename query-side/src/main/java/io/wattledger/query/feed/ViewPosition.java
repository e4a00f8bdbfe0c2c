package io.wattledger.query.feed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/** How far the read models have come. Events are committed out of order, so this is more than one number. */
public final class ViewPosition {

    /** Own segments are looked at in memory, those of other processes in the store: often at first, then less. */
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private final Supplier<List<Optional<TrackingToken>>> segments;

    /**
     * The position of a processor.
     *
     * @param segments where each of its segments stands, asked anew each time; empty list before it ever ran
     */
    public ViewPosition(Supplier<List<Optional<TrackingToken>>> segments) {
        this.segments = segments;
    }

    /** Global sequence of the last event that every segment has passed; 0 before the first. */
    public long asOf() {
        return segments.get().stream()
                .mapToLong(token -> FactSource.positionOf(token.orElse(null)))
                .min()
                .orElse(0);
    }

    /** Whether the read models include the event with this global sequence. */
    public boolean includes(long sequence) {
        List<Optional<TrackingToken>> all = segments.get();
        return sequence <= 0 || (!all.isEmpty() && all.stream().allMatch(token -> passed(token, sequence)));
    }

    private static boolean passed(Optional<TrackingToken> token, long sequence) {
        return token.isPresent()
                && token.get() instanceof GapAwareTrackingToken it
                && it.getIndex() >= sequence
                && !it.getGaps().contains(sequence);
    }

    /**
     * Waits until the read models include the event with this global sequence.
     *
     * @return whether they do; false if the time ran out or the thread was interrupted
     */
    public boolean await(long sequence, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        long pause = FIRST_PAUSE_NANOS;
        while (!includes(sequence)) {
            if (System.nanoTime() - until >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(this, pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
        }
        return true;
    }
}
