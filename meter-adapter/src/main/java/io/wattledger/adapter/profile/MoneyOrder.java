package io.wattledger.adapter.profile;

import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.money.Money;

/**
 * One money write as it goes into a meter's mailbox.
 *
 * @param count the purchase count that the meter is to show once it is applied
 * @param amount not negative; nothing for a closing
 * @param transactionNumber by which the meter knows the operation (unsigned), never 0
 * @param serialNumber the meter that is meant
 */
public record MoneyOrder(
        MoneyWriteKind kind, int count, Money amount, long transactionNumber, SerialNumber serialNumber) {

    private static final long MOST_FEN = 0xFFFF_FFFFL;

    /** Refuses amounts that the mailbox cannot hold with {@link IllegalArgumentException}. */
    public MoneyOrder {
        if (amount.isNegative() || amount.fen() > MOST_FEN) {
            throw new IllegalArgumentException("the mailbox cannot hold " + amount);
        }
    }
}
