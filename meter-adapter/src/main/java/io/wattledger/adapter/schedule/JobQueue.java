package io.wattledger.adapter.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Jobs waiting for a bus: strict order of priority, but after {@value #MOST_BEFORE_A_SWEEP} others one waiting poll comes first, so that
 * a busy bus still sees its meters. Bounded: a full queue refuses.
 */
final class JobQueue {

    static final int MOST_BEFORE_A_SWEEP = 8;
    static final int MOST_OF_A_PRIORITY = 256;

    private final Map<Priority, Deque<BusJob>> waiting = new EnumMap<>(Priority.class);
    private int othersSinceSweep;

    /** Takes a job in; false if there is no room. */
    boolean offer(BusJob job) {
        Deque<BusJob> queue = queueOf(job.priority());
        return queue.size() < MOST_OF_A_PRIORITY && queue.add(job);
    }

    /** The next job, or null if none waits. */
    @Nullable BusJob next() {
        Deque<BusJob> sweep = queueOf(Priority.SWEEP);
        if (othersSinceSweep >= MOST_BEFORE_A_SWEEP && !sweep.isEmpty()) {
            othersSinceSweep = 0;
            return sweep.poll();
        }
        for (Priority priority : Priority.values()) {
            BusJob next = queueOf(priority).poll();
            if (next != null) {
                othersSinceSweep = priority == Priority.SWEEP ? 0 : othersSinceSweep + 1;
                return next;
            }
        }
        return null;
    }

    /** Number of jobs that wait. */
    int size() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }

    private Deque<BusJob> queueOf(Priority priority) {
        return waiting.computeIfAbsent(priority, any -> new ArrayDeque<>());
    }
}
