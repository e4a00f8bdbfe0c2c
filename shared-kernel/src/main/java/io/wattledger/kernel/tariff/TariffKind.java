package io.wattledger.kernel.tariff;

/** What a tariff plan tells apart. */
public enum TariffKind {
    /** Nothing: one price. */
    FLAT,

    /** The time of day and year. */
    TIME_OF_USE,

    /** How much was used in the period. */
    TIERED,

    /** Both. */
    TIME_OF_USE_TIERED;

    /** Whether the time of day counts. */
    public boolean hasTimes() {
        return this == TIME_OF_USE || this == TIME_OF_USE_TIERED;
    }

    /** Whether the amount used counts. */
    public boolean hasTiers() {
        return this == TIERED || this == TIME_OF_USE_TIERED;
    }
}
