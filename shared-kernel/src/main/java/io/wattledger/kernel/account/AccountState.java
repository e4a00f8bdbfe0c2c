package io.wattledger.kernel.account;

/** How far an account has come in its life. */
public enum AccountState {
    /** Laid down to be opened later; nothing is on its meters yet. */
    PREPARED,

    /** Laid down, and withdrawn before it was opened. */
    WITHDRAWN,

    /** Money may be taken and given on it. */
    OPEN,

    /** Being closed: what is in flight is settled, then each meter is cleared. */
    CLOSING,

    /** All its money is counted, and part of it is still to be paid out. */
    SETTLED,

    /** Closed, but for a meter that was lost: it is cleared when it returns. */
    CLOSED_METER_PENDING,

    /** Closed; nothing follows but late evidence. */
    CLOSED
}
