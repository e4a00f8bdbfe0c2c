package io.wattledger.kernel.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount of human money: a whole number of fen (0.01 CNY), negative for what is owed. Arithmetic that would leave the range of
 * a {@code long} throws {@link ArithmeticException}; it never wraps.
 *
 * @param fen the amount in fen
 */
public record Money(long fen) implements Comparable<Money> {

    /** Nothing. */
    public static final Money ZERO = new Money(0);

    /** 13 digits of yuan: far above any real amount, far below the range of a {@code long}. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,13}\\.\\d{2}");

    /** An amount of that many fen. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Money ofFen(long fen) {
        return fen == 0 ? ZERO : new Money(fen);
    }

    /**
     * Reads a decimal string in CNY with exactly two places, such as {@code "100.00"}.
     *
     * @throws IllegalArgumentException if the text has any other form
     */
    public static Money parse(String decimal) {
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new IllegalArgumentException("money is a decimal number with exactly two places, such as 100.00");
        }
        return ofFen(new BigDecimal(decimal).unscaledValue().longValueExact());
    }

    @JsonValue
    @Override
    public long fen() {
        return fen;
    }

    /** The sum of both. */
    public Money plus(Money other) {
        return ofFen(Math.addExact(fen, other.fen));
    }

    /** This less the other. */
    public Money minus(Money other) {
        return ofFen(Math.subtractExact(fen, other.fen));
    }

    /** The same amount in the other direction. */
    public Money negated() {
        return ofFen(Math.negateExact(fen));
    }

    /** Whether this is more than nothing. */
    public boolean isPositive() {
        return fen > 0;
    }

    /** Whether this is less than nothing. */
    public boolean isNegative() {
        return fen < 0;
    }

    /** Whether this is more than the other. */
    public boolean exceeds(Money other) {
        return fen > other.fen;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** The amount in CNY with two places, such as {@code 100.00}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
