package io.wattledger.kernel.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The cost of consumption, a whole number of 0.000001 CNY: energy in 0.01 kWh times a price in 0.0001 CNY/kWh is exact in it.
 *
 * @param micros the amount in micro-yuan
 */
public record MicroYuan(long micros) {

    private static final long MICROS_PER_FEN = 10_000;

    /** An amount of that many micro-yuan. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MicroYuan ofMicros(long micros) {
        return new MicroYuan(micros);
    }

    @JsonValue
    @Override
    public long micros() {
        return micros;
    }

    /** The sum of both. */
    public MicroYuan plus(MicroYuan other) {
        return new MicroYuan(Math.addExact(micros, other.micros));
    }

    /** Whole fen, rounded down, also below zero: as a meter shows its balance. */
    public Money floorToFen() {
        return Money.ofFen(Math.floorDiv(micros, MICROS_PER_FEN));
    }
}
