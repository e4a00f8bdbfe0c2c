package io.wattledger.simulator.meter;

import java.util.Arrays;
import java.util.Optional;

/** The six counted money writes of the mailbox at 3010. */
public enum MoneyOpType {
    PURCHASE(1, true),
    REFUND(2, false),
    SALE_REVERSAL(3, false),
    /** Opens the account with an opening balance, or on an open meter transfers money in. */
    OPEN(4, true),
    /** Takes the whole balance and closes the account. */
    CLOSE(5, false),
    REFUND_REVERSAL(6, true);

    private final int code;
    private final boolean credit;

    MoneyOpType(int code, boolean credit) {
        this.code = code;
        this.credit = credit;
    }

    /** The number in the mailbox. */
    public int code() {
        return code;
    }

    /** Whether this kind adds to the balance. */
    public boolean isCredit() {
        return credit;
    }

    static Optional<MoneyOpType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
