package io.wattledger.kernel.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Active energy, a whole number of 0.01 kWh as meters count it.
 *
 * @param centiKwh the energy in 0.01 kWh
 */
public record Energy(long centiKwh) implements Comparable<Energy> {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,10}\\.\\d{2}");

    /** Energy of that many hundredths of a kilowatt-hour. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Energy ofCentiKwh(long centiKwh) {
        return new Energy(centiKwh);
    }

    /**
     * Reads a decimal string in kWh with exactly two places, such as {@code "12.34"}.
     *
     * @throws IllegalArgumentException if the text has any other form
     */
    public static Energy parse(String decimal) {
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new IllegalArgumentException("energy is a decimal number with exactly two places, such as 12.34");
        }
        return new Energy(new BigDecimal(decimal).unscaledValue().longValueExact());
    }

    @JsonValue
    @Override
    public long centiKwh() {
        return centiKwh;
    }

    /** Primary energy of a meter behind transformers: this times the voltage and current ratios. */
    public Energy timesRatios(int ptRatio, int ctRatio) {
        return new Energy(Math.multiplyExact(Math.multiplyExact(centiKwh, ptRatio), ctRatio));
    }

    /** The sum of both. */
    public Energy plus(Energy other) {
        return new Energy(Math.addExact(centiKwh, other.centiKwh));
    }

    /** This less the other. */
    public Energy minus(Energy other) {
        return new Energy(Math.subtractExact(centiKwh, other.centiKwh));
    }

    /** What this energy costs at one price, exact: 0.01 kWh x 0.0001 CNY/kWh is one micro-yuan. */
    public MicroYuan at(Price price) {
        return new MicroYuan(Math.multiplyExact(centiKwh, price.tenThousandths()));
    }

    @Override
    public int compareTo(Energy other) {
        return Long.compare(centiKwh, other.centiKwh);
    }

    /** The energy in kWh with two places, such as {@code 12.34}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(centiKwh, 2).toPlainString();
    }
}
