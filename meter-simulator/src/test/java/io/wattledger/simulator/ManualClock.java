package io.wattledger.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves only when told to. */
public final class ManualClock implements InstantSource {
    private final AtomicLong millis;

    public ManualClock(String instant) {
        millis = new AtomicLong(Instant.parse(instant).toEpochMilli());
    }

    public void advanceMillis(long passed) {
        millis.addAndGet(passed);
    }

    public void advanceMinutes(long passed) {
        advanceMillis(passed * 60_000);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }
}
