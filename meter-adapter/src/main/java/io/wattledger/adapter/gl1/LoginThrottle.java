package io.wattledger.adapter.gl1;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * After three failures in a row an id has to wait before it may try again from the same address: 1 s, doubled with each further failure, 5 min at
 * most. Counted per id and address together, so that a stranger cannot lock a gateway out. Remembers a bounded number of them. Safe for several threads.
 */
public final class LoginThrottle {

    private static final int FREE_FAILURES = 3;
    private static final int MOST_DOUBLINGS = 20;
    private static final int MOST_REMEMBERED = 10_000;
    private static final long FIRST_PAUSE_MILLIS = TimeUnit.SECONDS.toMillis(1);
    private static final long LONGEST_PAUSE_MILLIS = TimeUnit.MINUTES.toMillis(5);

    private final Map<Attempt, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Failures> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Attempt(String gatewayId, String address) {}

    private record Failures(int count, long waitUntilMillis) {}

    /** Whether this id may try from this address now. */
    public synchronized boolean mayTry(String gatewayId, String address, long nowMillis) {
        Failures before = failures.get(new Attempt(gatewayId, address));
        return before == null || nowMillis >= before.waitUntilMillis();
    }

    /** A try failed. */
    public synchronized void failed(String gatewayId, String address, long nowMillis) {
        failures.merge(
                new Attempt(gatewayId, address),
                new Failures(1, nowMillis),
                (before, first) -> next(before.count() + 1, nowMillis));
    }

    private static Failures next(int count, long nowMillis) {
        if (count < FREE_FAILURES) {
            return new Failures(count, nowMillis);
        }
        int doublings = Math.min(count - FREE_FAILURES, MOST_DOUBLINGS);
        return new Failures(count, nowMillis + Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << doublings));
    }

    /** A try succeeded: earlier failures are forgotten. */
    public synchronized void succeeded(String gatewayId, String address) {
        failures.remove(new Attempt(gatewayId, address));
    }
}
