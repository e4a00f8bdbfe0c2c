package io.wattledger.adapter.schedule;

import io.wattledger.adapter.link.Backoff;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a unit has been answering, and until when it is left alone: two misses in a row make it suspect, then it is tried after growing
 * pauses (5 s x 2^n, at most 5 min); three make it lost; one answer clears all.
 */
public final class UnitHealth {

    private static final int SUSPECT_AFTER = 2;
    private static final int LOST_AFTER = 3;

    private int misses;
    private long notBeforeMillis;
    private @Nullable Instant lastContactAt;

    /** It answered. */
    public void answered(Instant at) {
        misses = 0;
        lastContactAt = at;
    }

    /**
     * It did not answer.
     *
     * @param pauses for which it is left alone once it is suspect
     */
    public void missed(long nowMillis, Backoff pauses, RandomGenerator random) {
        misses++;
        if (isSuspect()) {
            notBeforeMillis =
                    nowMillis + pauses.pause(misses - SUSPECT_AFTER, random).toMillis();
        }
    }

    /** Whether it missed twice in a row or more. */
    public boolean isSuspect() {
        return misses >= SUSPECT_AFTER;
    }

    /** Whether it counts as lost. */
    public boolean isLost() {
        return misses >= LOST_AFTER;
    }

    /** Whether it may be tried now. */
    public boolean mayBeTried(long nowMillis) {
        return !isSuspect() || nowMillis >= notBeforeMillis;
    }

    /** Misses in a row. */
    public int misses() {
        return misses;
    }

    /** When it last answered; null if it never did. */
    public @Nullable Instant lastContactAt() {
        return lastContactAt;
    }
}
