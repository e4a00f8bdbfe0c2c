package io.wattledger.simulator.meter;

/**
 * The money on a meter. The balance is never stored: it <em>is</em> purchases - refunds - cost, so conservation cannot break inside the meter.
 *
 * @param account state of the account, register 30E0
 * @param count purchase count, +1 per applied money write, 16 bits
 * @param lastApplied last applied write, kept apart for the duplicate rule
 * @param lastRecord what 3020–3035 shows
 * @param purchasesFen sum of purchases, openings, transfers in and reversed refunds
 * @param refundsFen sum of refunds, reversed sales and what closings took (a closing with a negative balance counts negatively)
 * @param costMicroYuan cost of all energy charged
 */
public record Purse(
        AccountState account,
        int count,
        MoneyRecord lastApplied,
        MoneyRecord lastRecord,
        long purchasesFen,
        long refundsFen,
        long costMicroYuan) {
    /** Micro-yuan in one fen. */
    public static final long MICRO_YUAN_PER_FEN = 10_000;

    /** State of the account on the meter, register 30E0. */
    public enum AccountState {
        NOT_OPENED(0),
        OPEN(1),
        CLOSED(2);

        private final int code;

        AccountState(int code) {
            this.code = code;
        }

        /** The number at 30E0. */
        public int code() {
            return code;
        }
    }

    /** An unopened purse whose count starts at {@code count} (a meter may have had an earlier life). */
    public static Purse unopened(int count) {
        return new Purse(AccountState.NOT_OPENED, count, MoneyRecord.NONE, MoneyRecord.NONE, 0, 0, 0);
    }

    /** Balance in micro-yuan, exact. */
    public long balanceMicroYuan() {
        return (purchasesFen - refundsFen) * MICRO_YUAN_PER_FEN - costMicroYuan;
    }

    /** Balance in fen, floored also below zero: register 021F. */
    public long balanceFen() {
        return Math.floorDiv(balanceMicroYuan(), MICRO_YUAN_PER_FEN);
    }

    boolean isOpen() {
        return account == AccountState.OPEN;
    }

    Purse charged(long microYuan) {
        return new Purse(account, count, lastApplied, lastRecord, purchasesFen, refundsFen, costMicroYuan + microYuan);
    }

    Purse recorded(MoneyRecord record) {
        return new Purse(account, count, lastApplied, record, purchasesFen, refundsFen, costMicroYuan);
    }
}
