package io.wattledger.acceptance.harness;

import java.math.BigDecimal;

/** Amounts as the REST interface writes them: decimal strings in CNY with exactly two places. Counted here as whole fen. */
public final class Yuan {

    private Yuan() {}

    /** {@code 12345} fen as {@code "123.45"}. */
    public static String of(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** {@code "123.45"} as fen; any other number of places is an error. */
    public static long fen(String decimal) {
        BigDecimal value = new BigDecimal(decimal);
        if (value.scale() != 2) {
            throw new NumberFormatException("an amount has two places: " + decimal);
        }
        return value.unscaledValue().longValueExact();
    }
}
