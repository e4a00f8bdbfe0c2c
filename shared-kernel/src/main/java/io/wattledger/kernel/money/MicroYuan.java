package io.wattledger.kernel.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * The cost of consumption, a whole number of 0.000001 CNY: energy in 0.01 kWh times a price in 0.0001 CNY/kWh is exact in it.
 *
 * @param micros the amount in micro-yuan
 */
public record MicroYuan(long micros) implements Comparable<MicroYuan> {

    /** Nothing. */
    public static final MicroYuan ZERO = new MicroYuan(0);

    private static final long MICROS_PER_FEN = 10_000;

    /** An amount of that many micro-yuan. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MicroYuan ofMicros(long micros) {
        return new MicroYuan(micros);
    }

    /** The same amount, exactly. */
    public static MicroYuan of(Money money) {
        return new MicroYuan(Math.multiplyExact(money.fen(), MICROS_PER_FEN));
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

    /** This less the other. */
    public MicroYuan minus(MicroYuan other) {
        return new MicroYuan(Math.subtractExact(micros, other.micros));
    }

    @Override
    public int compareTo(MicroYuan other) {
        return Long.compare(micros, other.micros);
    }

    /** The amount in CNY with six places, such as {@code 0.003250}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }

    /** Whole fen, rounded down, also below zero: as a meter shows its balance. */
    public Money floorToFen() {
        return Money.ofFen(Math.floorDiv(micros, MICROS_PER_FEN));
    }
}
