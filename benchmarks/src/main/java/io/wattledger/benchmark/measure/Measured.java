package io.wattledger.benchmark.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a measurement found.
 *
 * @param perSecond units of work per second
 * @param p50Micros half of the units took at most this long
 * @param p99Micros 99 of 100 units took at most this long
 * @param programMicros processor time of this process per unit, its clients included
 * @param serverMicros processor time of PostgreSQL per unit
 * @param othersCores how many cores other processes kept busy meanwhile
 */
public record Measured(
        double perSecond,
        long p50Micros,
        long p99Micros,
        double programMicros,
        double serverMicros,
        double othersCores) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MICRO = 1_000;

    static Measured of(List<long[]> nanosByClient, CpuTime before, CpuTime after) {
        long[] nanos =
                nanosByClient.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return of(nanos.length, at(nanos, 50), at(nanos, 99), before, after);
    }

    /** Of work that was done as a whole: no waiting times. */
    static Measured of(long units, CpuTime before, CpuTime after) {
        return of(units, 0, 0, before, after);
    }

    private static Measured of(long units, long p50, long p99, CpuTime before, CpuTime after) {
        double elapsed = after.nanoTime() - before.nanoTime();
        double program = after.programNanos() - before.programNanos();
        double server = after.serverNanos() - before.serverNanos();
        double machine = after.machineNanos() - before.machineNanos();
        double each = Math.max(1, units) * (double) NANOS_PER_MICRO;
        return new Measured(
                units / (elapsed / NANOS_PER_SECOND),
                p50,
                p99,
                program / each,
                server / each,
                Math.max(0, (machine - program - server) / elapsed));
    }

    private static long at(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1L) * percent / 100)] / NANOS_PER_MICRO;
    }

    /** The one with the median rate. */
    public static Measured median(List<Measured> repeated) {
        return repeated.stream()
                .sorted(Comparator.comparingDouble(Measured::perSecond))
                .skip(repeated.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
