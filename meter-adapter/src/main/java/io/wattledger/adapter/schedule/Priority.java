package io.wattledger.adapter.schedule;

/** What goes first on a bus, in this order (gateway-link.md section 3: P0 to P4). */
public enum Priority {
    /** Trip, forced close, resume. */
    RELAY,
    /** Sales and other money on open accounts. */
    MONEY,
    /** Tariffs and settings, and opening an account on a meter. */
    SETTINGS,
    /** A read that somebody waits for. */
    ON_DEMAND,
    /** Polling. */
    SWEEP
}
