package io.wattledger.kernel.tariff;

import java.time.LocalDate;

/** After what time the energy that decides the tier counts from nothing again. */
public enum TierPeriod {
    /** At 00:00 of the first of each month. */
    MONTH,

    /** At 00:00 of the first of January. */
    YEAR;

    /** Whether two days belong to the same period. */
    public boolean isSame(LocalDate one, LocalDate other) {
        return one.getYear() == other.getYear() && (this == YEAR || one.getMonth() == other.getMonth());
    }
}
