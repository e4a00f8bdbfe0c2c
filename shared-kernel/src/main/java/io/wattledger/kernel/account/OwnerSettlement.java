package io.wattledger.kernel.account;

/** What becomes of an account's money when its owner changes. */
public enum OwnerSettlement {
    /** It stays on the meters, and is the new owner's. */
    CARRY,

    /** All that the meters hold is refunded and paid out to the old owner before the new one begins. */
    SETTLE
}
