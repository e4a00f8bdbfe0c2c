package io.wattledger.benchmark.measure;

/** Measures work that is done as a whole, from its making on. */
public final class Stopwatch {

    private final CpuTime begun = CpuTime.now();

    /** What this many units took up to now. */
    public Measured stop(long units) {
        return Measured.of(units, begun, CpuTime.now());
    }
}
