package io.wattledger.simulator.meter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest entries of a log that never grows without limit. Safe for use by several threads. */
public final class BoundedLog<T> {
    private final int limit;
    private final Deque<T> entries = new ArrayDeque<>();

    /** A log that keeps the newest {@code limit} entries. */
    public BoundedLog(int limit) {
        this.limit = limit;
    }

    /** Appends; the oldest entry goes when the log is full. */
    public synchronized void add(T entry) {
        if (entries.size() == limit) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** A copy, oldest first. */
    public synchronized List<T> entries() {
        return List.copyOf(entries);
    }
}
