package io.wattledger.adapter.money;

import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.money.Money;

/**
 * A money write whose intent is stored: all that its outcome is judged by.
 *
 * @param opType mailbox operation type
 * @param amount to be written
 * @param transactionNumber by which the meter knows it (unsigned)
 * @param expectedCount the purchase count once it is applied
 * @param serialNumber the meter that is meant
 * @param countEnforced whether the meter takes only the next count, so that an unchanged count proves that nothing was applied
 */
public record IntendedWrite(
        int opType,
        Money amount,
        long transactionNumber,
        int expectedCount,
        SerialNumber serialNumber,
        boolean countEnforced) {

    private static final int COUNTS = 1 << 16;

    /** The count after this one: meters count in 16 bits. */
    static int countAfter(int count) {
        return (count + 1) % COUNTS;
    }

    /** The count before it is applied. */
    int countBefore() {
        return (expectedCount + COUNTS - 1) % COUNTS;
    }
}
