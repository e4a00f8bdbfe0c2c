package io.wattledger.simulator;

import java.time.Instant;
import java.time.InstantSource;

/** Simulated time: starts at the clock's time and runs a whole factor faster; factor 0 stands still. */
final class SimulatedTime implements InstantSource {
    private final InstantSource clock;
    private final int factor;
    private final long startMillis;

    SimulatedTime(InstantSource clock, int factor) {
        if (factor < 0) {
            throw new IllegalArgumentException("time cannot run backwards: " + factor);
        }
        this.clock = clock;
        this.factor = factor;
        this.startMillis = clock.millis();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        return startMillis + (clock.millis() - startMillis) * factor;
    }
}
