package io.wattledger.kernel.device;

import io.wattledger.kernel.money.Money;

/** What a money write does; the operation types of the money mailbox. */
public enum MoneyWriteKind {
    /** Credit put on the meter (mailbox 1). */
    SALE,

    /** Credit taken off the meter (mailbox 2). */
    REFUND,

    /** A mistaken sale taken back (mailbox 3). */
    SALE_REVERSAL,

    /** Opens the account on the meter with an opening balance, which may be 0 (mailbox 4). */
    OPENING,

    /** Clears and closes the purse (mailbox 5). */
    CLOSING,

    /** A mistaken refund put back (mailbox 6). */
    REFUND_REVERSAL,

    /** Credit taken off the meter to be put on another one of the account (mailbox 2). */
    TRANSFER_OUT,

    /** Credit put on the meter that was taken off another one of the account (mailbox 1). */
    TRANSFER_IN;

    /** What the balance gains by a write of this amount; negative where credit is taken off. */
    public Money gain(Money amount) {
        return takesOff() ? amount.negated() : amount;
    }

    /** Whether credit is taken off the meter. */
    public boolean takesOff() {
        return switch (this) {
            case SALE, OPENING, REFUND_REVERSAL, TRANSFER_IN -> false;
            case REFUND, SALE_REVERSAL, CLOSING, TRANSFER_OUT -> true;
        };
    }
}
