package io.wattledger.simulator.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The faults of one place: a meter, a bus or the whole site. For each exchange the scripts of meter, bus and site are asked first, then the rates in the
 * same order. Rates are drawn from a seeded source; safe for use by several threads.
 */
public final class Faults {
    private record Rate(FaultKind kind, Traffic traffic, double probability) {}

    private static final class Script {
        private final FaultKind kind;
        private final Traffic traffic;
        private int left;

        Script(FaultKind kind, Traffic traffic, int left) {
            this.kind = kind;
            this.traffic = traffic;
            this.left = left;
        }
    }

    private final RandomGenerator random;
    private final List<Rate> rates = new ArrayList<>();
    private final List<Script> scripts = new ArrayList<>();
    private final Map<FaultKind, Long> injected = new EnumMap<>(FaultKind.class);

    /** No faults yet; rates will be drawn from {@code seed}. */
    public Faults(long seed) {
        this.random = new Random(seed);
    }

    /** From now on this share (0 to 1) of all exchanges goes wrong in this way. */
    public Faults rate(FaultKind kind, double probability) {
        return rate(kind, probability, Traffic.ANY);
    }

    /** From now on this share (0 to 1) of this traffic goes wrong in this way; replaces the earlier rate of the same kind and traffic. */
    public synchronized Faults rate(FaultKind kind, double probability, Traffic traffic) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is 0 to 1: " + probability);
        }
        rates.removeIf(rate -> rate.kind() == kind && rate.traffic() == traffic);
        if (probability > 0) {
            rates.add(new Rate(kind, traffic, probability));
        }
        return this;
    }

    /** The next exchange of this traffic goes wrong in this way. */
    public Faults next(Traffic traffic, FaultKind kind) {
        return next(1, traffic, kind);
    }

    /** The next {@code exchanges} of this traffic go wrong in this way. Scripts are worked off in the order in which they were given. */
    public synchronized Faults next(int exchanges, Traffic traffic, FaultKind kind) {
        scripts.add(new Script(kind, traffic, exchanges));
        return this;
    }

    /** No rates and no scripts any more; the counts stay. */
    public synchronized Faults clear() {
        rates.clear();
        scripts.clear();
        return this;
    }

    /** How often this place has made an exchange go wrong in this way. */
    public synchronized long injected(FaultKind kind) {
        return injected.getOrDefault(kind, 0L);
    }

    /** The fault for one exchange, if any: scripts of all places before rates of all places, nearest place first. */
    public static Optional<FaultKind> choose(byte[] requestPdu, Faults... places) {
        return Arrays.stream(places)
                .flatMap(place -> place.scripted(requestPdu).stream())
                .findFirst()
                .or(() -> Arrays.stream(places)
                        .flatMap(place -> place.drawn(requestPdu).stream())
                        .findFirst());
    }

    private synchronized Optional<FaultKind> scripted(byte[] requestPdu) {
        for (Iterator<Script> it = scripts.iterator(); it.hasNext(); ) {
            Script script = it.next();
            if (script.traffic.matches(requestPdu)) {
                script.left--;
                if (script.left <= 0) {
                    it.remove();
                }
                return counted(script.kind);
            }
        }
        return Optional.empty();
    }

    private synchronized Optional<FaultKind> drawn(byte[] requestPdu) {
        if (rates.isEmpty()) {
            return Optional.empty();
        }
        double left = random.nextDouble();
        for (Rate rate : rates) {
            if (rate.traffic().matches(requestPdu)) {
                left -= rate.probability();
                if (left < 0) {
                    return counted(rate.kind());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FaultKind> counted(FaultKind kind) {
        injected.merge(kind, 1L, Long::sum);
        return Optional.of(kind);
    }
}
