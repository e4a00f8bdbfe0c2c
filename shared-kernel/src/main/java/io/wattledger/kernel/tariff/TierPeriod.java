package io.wattledger.kernel.tariff;

/** After what time the energy that decides the tier counts from nothing again. */
public enum TierPeriod {
    /** At 00:00 of the first of each month. */
    MONTH,

    /** At 00:00 of the first of January. */
    YEAR
}
