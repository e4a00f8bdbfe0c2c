package io.wattledger.simulator.meter;

import io.wattledger.simulator.meter.Purse.AccountState;
import java.time.LocalDateTime;

/**
 * The meter's own judgement of a money write (meter-profiles.md section 4). Pure: purse and order in, purse out; the verdict is the purse's last record.
 *
 * @param meter the meter's number
 * @param hoardingLimitFen most credit the meter may hold, 0 = no limit
 * @param priced whether the active tariff charges anything
 * @param now the meter's clock, for the record
 */
record MoneyRules(SerialNumber meter, long hoardingLimitFen, boolean priced, LocalDateTime now) {
    /** Largest amount of one write: 999 999.99 CNY, what a prepaid meter can show. */
    static final long LARGEST_AMOUNT_FEN = 99_999_999;

    Purse judge(Purse purse, MoneyOrder order) throws RegisterRefused {
        if (!order.crcGood()) {
            return refused(purse, order, MoneyResult.MAILBOX_CRC);
        }
        MoneyOpType type = validType(order);
        if (order.serialLowBcd() != meter.lowBcd()) {
            return refused(purse, order, MoneyResult.METER_NUMBER);
        }
        boolean knownTxn = order.txnId() == purse.lastApplied().txnId();
        if (knownTxn && order.count() == purse.count()) {
            return purse.recorded(purse.lastApplied().asDuplicate());
        }
        if (order.count() != nextCount(purse)) {
            return refused(purse, order, MoneyResult.WRONG_COUNT);
        }
        if (knownTxn) {
            return refused(purse, order, MoneyResult.TXN_REUSED);
        }
        MoneyResult result = type.isCredit() ? judgeCredit(purse, order, type) : judgeDebit(purse, order, type);
        return result == MoneyResult.APPLIED ? applied(purse, order, type) : refused(purse, order, result);
    }

    private static MoneyOpType validType(MoneyOrder order) throws RegisterRefused {
        MoneyOpType type =
                MoneyOpType.ofCode(order.opType()).orElseThrow(() -> new RegisterRefused(ExceptionCode.ILLEGAL_VALUE));
        boolean amountFits = switch (type) {
            case OPEN -> true;
            case CLOSE -> order.amountFen() == 0;
            case PURCHASE, REFUND, SALE_REVERSAL, REFUND_REVERSAL -> order.amountFen() > 0;
        };
        if (!amountFits || order.txnId() == 0 || order.reserved() != 0) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
        return type;
    }

    private MoneyResult judgeCredit(Purse purse, MoneyOrder order, MoneyOpType type) {
        if (type != MoneyOpType.OPEN && !purse.isOpen()) {
            return withoutAccount(purse);
        }
        if (order.amountFen() > LARGEST_AMOUNT_FEN) {
            return MoneyResult.TOO_LARGE;
        }
        if (type == MoneyOpType.PURCHASE && !priced) {
            return MoneyResult.PRICE;
        }
        if (purse.balanceFen() + order.amountFen() > Integer.MAX_VALUE) {
            return MoneyResult.OVERFLOW;
        }
        long after = purse.balanceMicroYuan() + order.amountFen() * Purse.MICRO_YUAN_PER_FEN;
        boolean hoards = hoardingLimitFen > 0 && after > hoardingLimitFen * Purse.MICRO_YUAN_PER_FEN;
        return hoards ? MoneyResult.HOARDING_LIMIT : MoneyResult.APPLIED;
    }

    private static MoneyResult judgeDebit(Purse purse, MoneyOrder order, MoneyOpType type) {
        if (!purse.isOpen()) {
            return withoutAccount(purse);
        }
        if (order.amountFen() > LARGEST_AMOUNT_FEN) {
            return MoneyResult.TOO_LARGE;
        }
        boolean covered =
                type == MoneyOpType.CLOSE || purse.balanceMicroYuan() >= order.amountFen() * Purse.MICRO_YUAN_PER_FEN;
        return covered ? MoneyResult.APPLIED : MoneyResult.INSUFFICIENT_BALANCE;
    }

    private static MoneyResult withoutAccount(Purse purse) {
        return purse.account() == AccountState.CLOSED ? MoneyResult.CLOSED : MoneyResult.NOT_OPEN;
    }

    private Purse applied(Purse purse, MoneyOrder order, MoneyOpType type) {
        long before = purse.balanceFen();
        // What a closing leaves is the part of one fen that nobody can be paid; it stays, so that the totals still add
        // up.
        long moved = type == MoneyOpType.CLOSE ? before : order.amountFen();
        long purchases = purse.purchasesFen() + (type.isCredit() ? moved : 0);
        long refunds = purse.refundsFen() + (type.isCredit() ? 0 : moved);
        AccountState account = switch (type) {
            case OPEN -> AccountState.OPEN;
            case CLOSE -> AccountState.CLOSED;
            case PURCHASE, REFUND, SALE_REVERSAL, REFUND_REVERSAL -> purse.account();
        };
        long after = type.isCredit() ? before + moved : before - moved;
        MoneyRecord record = new MoneyRecord(
                order.count(),
                order.opType(),
                MoneyResult.APPLIED,
                order.amountFen(),
                order.txnId(),
                before,
                after,
                purchases,
                now);
        return new Purse(account, order.count(), record, record, purchases, refunds, purse.costMicroYuan());
    }

    private Purse refused(Purse purse, MoneyOrder order, MoneyResult result) {
        long balance = purse.balanceFen();
        return purse.recorded(new MoneyRecord(
                order.count(),
                order.opType(),
                result,
                order.amountFen(),
                order.txnId(),
                balance,
                balance,
                purse.purchasesFen(),
                now));
    }

    private static int nextCount(Purse purse) {
        return (purse.count() + 1) & 0xFFFF;
    }
}
