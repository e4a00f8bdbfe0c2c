package io.wattledger.command.supervision;

import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.device.Observation.MeterRead;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Holds observations between the buses and the one worker that judges them. A full queue gives up its oldest reading, because a later
 * one says the same and more; putting in never waits.
 */
final class ObservationQueue {

    private final int capacity;
    private final Deque<Observation> waiting = new ArrayDeque<>();
    private long dropped;

    ObservationQueue(int capacity) {
        this.capacity = capacity;
    }

    synchronized void put(List<Observation> found) {
        for (Observation next : found) {
            if (waiting.size() == capacity) {
                dropOne();
            }
            waiting.addLast(next);
        }
        notifyAll();
    }

    /** The oldest one; waits until there is one. */
    synchronized Observation take() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        return waiting.removeFirst();
    }

    /** How many were given up so far. */
    synchronized long dropped() {
        return dropped;
    }

    private void dropOne() {
        dropped++;
        for (Iterator<Observation> oldestFirst = waiting.iterator(); oldestFirst.hasNext(); ) {
            if (oldestFirst.next() instanceof MeterRead) {
                oldestFirst.remove();
                return;
            }
        }
        waiting.removeFirst();
    }
}
