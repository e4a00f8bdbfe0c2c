package io.wattledger.kernel.tariff;

/** What an hour of the day may be priced as. */
public enum Rate {
    /** Sharp 尖. */
    SHARP,

    /** Peak 峰. */
    PEAK,

    /** Flat 平. */
    FLAT,

    /** Valley 谷. */
    VALLEY,

    /** Deep valley 深谷. */
    DEEP_VALLEY
}
