package io.wattledger.kernel.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A price of energy, a whole number of 0.0001 CNY per kWh.
 *
 * @param tenThousandths the price in 0.0001 CNY/kWh
 */
public record Price(long tenThousandths) implements Comparable<Price> {

    /** The lowest price that a tariff may name: 0.0100 CNY/kWh. */
    public static final Price LOWEST = new Price(100);

    /** The highest price that a tariff may name: 5.0000 CNY/kWh. */
    public static final Price HIGHEST = new Price(50_000);

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,6}\\.\\d{4}");

    /** A price of that many ten-thousandths of a yuan per kilowatt-hour. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Price ofTenThousandths(long tenThousandths) {
        return new Price(tenThousandths);
    }

    /**
     * Reads a decimal string in CNY/kWh with exactly four places, such as {@code "0.6500"}.
     *
     * @throws IllegalArgumentException if the text has any other form
     */
    public static Price parse(String decimal) {
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new IllegalArgumentException("a price is a decimal number with exactly four places, such as 0.6500");
        }
        return new Price(new BigDecimal(decimal).unscaledValue().longValueExact());
    }

    @JsonValue
    @Override
    public long tenThousandths() {
        return tenThousandths;
    }

    /** Whether a tariff may name this price. */
    public boolean isWithinBounds() {
        return compareTo(LOWEST) >= 0 && compareTo(HIGHEST) <= 0;
    }

    /** The sum of both. */
    public Price plus(Price surcharge) {
        return new Price(Math.addExact(tenThousandths, surcharge.tenThousandths));
    }

    @Override
    public int compareTo(Price other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    /** The price in CNY/kWh with four places, such as {@code 0.6500}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(tenThousandths, 4).toPlainString();
    }
}
