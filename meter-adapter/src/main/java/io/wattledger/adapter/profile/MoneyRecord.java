package io.wattledger.adapter.profile;

import io.wattledger.kernel.money.Money;

/**
 * What a meter remembers of the last money write that it answered (3020).
 *
 * @param count purchase count after an applied write; the count asked for by a refused one
 * @param opType mailbox operation type, as written
 * @param result 0 applied, 1 duplicate, else why it was refused
 * @param amount as written
 * @param transactionNumber as written (unsigned)
 * @param before balance before it
 * @param after balance after it; the same when refused
 */
public record MoneyRecord(
        int count, int opType, int result, Money amount, long transactionNumber, Money before, Money after) {

    private static final int APPLIED = 0;
    private static final int DUPLICATE = 1;

    /** Whether the write took effect, now or when it came for the first time. */
    public boolean isApplied() {
        return result == APPLIED || result == DUPLICATE;
    }
}
