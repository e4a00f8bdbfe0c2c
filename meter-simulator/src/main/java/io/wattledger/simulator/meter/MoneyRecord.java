package io.wattledger.simulator.meter;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;

/**
 * The last money record 3020–3035 (without the trip reason, which the relay owns).
 *
 * @param count purchase count after an applied write, asked count of a refused one
 * @param opType as written
 * @param result what became of it
 * @param amountFen as written; for an applied close the balance that was taken is {@code beforeFen}
 * @param txnId as written
 * @param beforeFen balance before, floored to fen, may be negative
 * @param afterFen balance after, floored to fen; equal to {@code beforeFen} when refused
 * @param purchasedFen everything ever purchased on this meter
 * @param at the meter's own clock
 */
public record MoneyRecord(
        int count,
        int opType,
        MoneyResult result,
        long amountFen,
        long txnId,
        long beforeFen,
        long afterFen,
        long purchasedFen,
        LocalDateTime at) {
    /** The record of a meter that never saw a money write. */
    public static final MoneyRecord NONE = new MoneyRecord(0, 0, MoneyResult.APPLIED, 0, 0, 0, 0, 0, MeterTime.UNSET);

    MoneyRecord asDuplicate() {
        return new MoneyRecord(
                count, opType, MoneyResult.DUPLICATE, amountFen, txnId, beforeFen, afterFen, purchasedFen, at);
    }

    void put(ByteBuffer to) {
        to.putShort((short) count).putShort((short) opType);
        to.putShort((short) result.code()).putShort((short) 0);
        to.putInt((int) amountFen).putLong(txnId);
        to.putInt((int) beforeFen).putInt((int) afterFen).putLong(purchasedFen);
        MeterTime.put(to, at);
    }
}
