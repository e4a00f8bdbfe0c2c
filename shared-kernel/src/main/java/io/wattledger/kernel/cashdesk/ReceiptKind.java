package io.wattledger.kernel.cashdesk;

/** What a receipt was given for. */
public enum ReceiptKind {
    /** Money taken for credit. */
    SALE,

    /** The money of a refund, handed to the customer. */
    REFUND_PAYOUT,

    /** Money that did not reach the meter, handed back. */
    UNDELIVERED_RETURN,

    /** The money of a sale that was reversed on the meter, handed back. */
    CORRECTION_PAYOUT,

    /** What was left when an account was closed, handed to the customer. */
    SETTLEMENT_PAYOUT;

    /** Whether the money comes in; else it goes out. */
    public boolean isIncoming() {
        return this == SALE;
    }
}
