package io.wattledger.adapter.fleet;

import io.wattledger.kernel.port.LeaseFence;
import java.time.Duration;

/**
 * What is known of a lease between two renewals. It counts as lost a little before it is: nothing may be on the wire when another process
 * takes over. Read on lines' threads, renewed on another.
 */
final class GatewayLease {

    private static final int SAFETY_DIVISOR = 5;

    private final LeaseFence fence;
    private volatile long heldUntilNanos;

    /**
     * @param askedAtNanos when it was asked for, by {@link System#nanoTime}: its time runs from no later than that
     */
    GatewayLease(LeaseFence fence, long askedAtNanos, Duration timeToLive) {
        this.fence = fence;
        renewed(askedAtNanos, timeToLive);
    }

    void renewed(long askedAtNanos, Duration timeToLive) {
        Duration safe = timeToLive.minus(timeToLive.dividedBy(SAFETY_DIVISOR));
        heldUntilNanos = askedAtNanos + safe.toNanos();
    }

    LeaseFence fence() {
        return fence;
    }

    /** Whether this process may send to the gateway now. */
    boolean isHeld() {
        return System.nanoTime() - heldUntilNanos < 0;
    }
}
