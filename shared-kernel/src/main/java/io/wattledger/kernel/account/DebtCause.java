package io.wattledger.kernel.account;

/** Where an old debt comes from. */
public enum DebtCause {
    /** Entered by people: owed from before, or agreed. */
    ENTERED,

    /** What a meter that was replaced showed below zero. */
    METER_REPLACED,

    /** What was missing when something was settled. */
    SETTLEMENT_SHORTAGE
}
