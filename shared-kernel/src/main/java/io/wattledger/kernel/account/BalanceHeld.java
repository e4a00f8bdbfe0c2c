package io.wattledger.kernel.account;

/** Where an account's balance lives. */
public enum BalanceHeld {
    /** In the purse of the meter, which trips by itself. */
    METER,

    /** With us: we deduct consumption and send the trip. */
    SERVER
}
