package io.wattledger.simulator.meter;

import io.wattledger.simulator.meter.Relay.TripReason;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The event counters 30D0–30DF, 16 bits each.
 *
 * @param powerFails times the supply came back
 * @param relayOperations contact movements
 * @param trips openings by reason: arrears, forced, overload, malignant, time
 * @param coverOpens times the cover was opened
 * @param clockSets times the clock was set
 */
public record Counters(int powerFails, int relayOperations, List<Integer> trips, int coverOpens, int clockSets) {
    static final int REGISTERS = 16;

    /** Nothing has happened yet. */
    public static final Counters ZERO = new Counters(0, 0, List.of(0, 0, 0, 0, 0), 0, 0);

    public Counters {
        trips = List.copyOf(trips);
    }

    Counters powerFailed() {
        return new Counters(powerFails + 1, relayOperations, trips, coverOpens, clockSets);
    }

    Counters clockSet() {
        return new Counters(powerFails, relayOperations, trips, coverOpens, clockSets + 1);
    }

    /** The contact moved from {@code before} to {@code after}, if it did. */
    Counters relayMoved(Relay before, Relay after) {
        if (before.contactClosed() == after.contactClosed()) {
            return this;
        }
        List<Integer> counted = new ArrayList<>(trips);
        int reason = after.lastTrip().code() - TripReason.ARREARS.code();
        if (!after.contactClosed() && reason < counted.size()) {
            counted.set(reason, counted.get(reason) + 1);
        }
        return new Counters(powerFails, relayOperations + 1, counted, coverOpens, clockSets);
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(2 * REGISTERS);
        out.putShort((short) powerFails).putShort((short) relayOperations);
        trips.forEach(count -> out.putShort(count.shortValue()));
        out.putShort((short) coverOpens).putShort((short) clockSets);
        return out.array();
    }
}
