package io.wattledger.query.operation;

import io.wattledger.kernel.device.MoneyWriteKind;

/** What a device operation does; the money writes by the names that they have in the kernel. */
public enum OperationKind {
    /** Credit put on the meter. */
    SALE,
    /** Credit taken off the meter. */
    REFUND,
    /** A mistaken sale taken back. */
    SALE_REVERSAL,
    /** Opens the account on the meter. */
    OPENING,
    /** Clears and closes the purse. */
    CLOSING,
    /** A mistaken refund put back. */
    REFUND_REVERSAL,
    /** Credit taken off the meter for another one of the account. */
    TRANSFER_OUT,
    /** Credit put on the meter that was taken off another one of the account. */
    TRANSFER_IN,
    /** Says who rules the relay. */
    RELAY,
    /** Puts a tariff version on the meter. */
    TARIFF,
    /** Says where a meter goes on within the tiers. */
    TIERS;

    /** The operation that makes this money write. */
    public static OperationKind of(MoneyWriteKind kind) {
        return valueOf(kind.name());
    }
}
