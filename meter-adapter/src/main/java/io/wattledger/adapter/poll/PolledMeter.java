package io.wattledger.adapter.poll;

import io.wattledger.adapter.schedule.FieldMeter;

/** A meter and where its polling stands. */
final class PolledMeter {

    private final FieldMeter meter;
    private boolean queued;
    private long fullDueAtMillis;

    /** A meter whose first poll is a full one. */
    PolledMeter(FieldMeter meter, long nowMillis) {
        this.meter = meter;
        this.fullDueAtMillis = nowMillis;
    }

    FieldMeter meter() {
        return meter;
    }

    /** Marks it as having a poll queued; false if it has one already. */
    boolean queue() {
        boolean first = !queued;
        queued = true;
        return first;
    }

    void dequeue() {
        queued = false;
    }

    boolean isFullDue(long nowMillis) {
        return nowMillis >= fullDueAtMillis;
    }

    void fullDueAt(long monotonicMillis) {
        fullDueAtMillis = monotonicMillis;
    }
}
