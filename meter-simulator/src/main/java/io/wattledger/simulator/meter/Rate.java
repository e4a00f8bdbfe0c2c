package io.wattledger.simulator.meter;

import java.util.Arrays;
import java.util.Optional;

/** The five rates in register order. */
public enum Rate {
    SHARP(1),
    PEAK(2),
    FLAT(3),
    VALLEY(4),
    DEEP_VALLEY(5);

    private final int code;

    Rate(int code) {
        this.code = code;
    }

    /** Number in the time-of-use tables. */
    public int code() {
        return code;
    }

    /** Position in lists that hold a value per rate. */
    int index() {
        return code - 1;
    }

    static Optional<Rate> ofCode(int code) {
        return Arrays.stream(values()).filter(rate -> rate.code == code).findFirst();
    }
}
