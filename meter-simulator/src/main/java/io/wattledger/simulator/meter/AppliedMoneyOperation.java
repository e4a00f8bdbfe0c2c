package io.wattledger.simulator.meter;

/**
 * One money write that took effect on a meter: the oracle's view.
 *
 * @param type what it was
 * @param txnId transaction id as written
 * @param amountFen money moved: the amount, for a closing the balance that was taken
 * @param count purchase count after it
 * @param balanceBeforeFen balance before, floored
 * @param balanceAfterFen balance after, floored
 */
public record AppliedMoneyOperation(
        MoneyOpType type, long txnId, long amountFen, int count, long balanceBeforeFen, long balanceAfterFen) {
    static AppliedMoneyOperation of(MoneyRecord record) {
        MoneyOpType type = MoneyOpType.ofCode(record.opType()).orElseThrow();
        long moved = type == MoneyOpType.CLOSE ? record.beforeFen() : record.amountFen();
        return new AppliedMoneyOperation(
                type, record.txnId(), moved, record.count(), record.beforeFen(), record.afterFen());
    }
}
