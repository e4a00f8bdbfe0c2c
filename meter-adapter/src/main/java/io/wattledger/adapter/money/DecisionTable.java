package io.wattledger.adapter.money;

import io.wattledger.adapter.profile.MoneyRecord;
import io.wattledger.kernel.device.FastBlock;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.MoneyWriteVerdict.Applied;
import io.wattledger.kernel.device.MoneyWriteVerdict.Contradicted;
import io.wattledger.kernel.device.MoneyWriteVerdict.NotApplied;
import io.wattledger.kernel.device.MoneyWriteVerdict.RefusedByMeter;
import io.wattledger.kernel.device.MoneyWriteVerdict.Undecided;
import io.wattledger.kernel.device.SerialNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a read-back after a money write means (meter-profiles.md section 5). Pure. A record that bears the write's transaction number is
 * judged first, the counts only without one.
 */
public final class DecisionTable {

    /** Wrong count, wrong meter number, transaction number used before: the meter and the ledger do not speak of the same history. */
    private static final Set<Integer> CONTRADICTING_RESULTS = Set.of(0x13, 0x31, 0x45);

    private DecisionTable() {}

    /**
     * What the last money record decides by itself, which is the usual case and spares a read.
     *
     * @param readAt when the record was read
     */
    public static Optional<MoneyWriteVerdict> judgeRecord(IntendedWrite write, MoneyRecord record, Instant readAt) {
        if (!isOfThisAttempt(write, record) || contradicts(write, record)) {
            return Optional.empty();
        }
        int countNow = record.isApplied() ? record.count() : write.countBefore();
        MeterMoneySnapshot found = new MeterMoneySnapshot(write.serialNumber(), countNow, record.after(), readAt);
        return Optional.of(record.isApplied() ? new Applied(found) : new RefusedByMeter(record.result(), found));
    }

    /** What record and fast block decide together. Always gives one row of the table. */
    public static MoneyWriteVerdict judge(
            IntendedWrite write, SerialNumber shown, MoneyRecord record, FastBlock fast, Instant readAt) {
        if (!shown.equals(write.serialNumber())) {
            return contradicted("the meter shows number " + shown, fast);
        }
        if (isOfThisAttempt(write, record) && contradicts(write, record)) {
            return contradicted(String.format("the record of our transaction says %02X", record.result()), fast);
        }
        return judgeRecord(write, record, readAt)
                .orElseGet(() ->
                        judgeCounts(write, fast, new MeterMoneySnapshot(shown, fast.count(), fast.balance(), readAt)));
    }

    private static MoneyWriteVerdict judgeCounts(IntendedWrite write, FastBlock fast, MeterMoneySnapshot found) {
        if (fast.count() != write.countBefore()) {
            return contradicted(
                    fast.count() == write.expectedCount()
                            ? "another write took the expected count"
                            : "the count is not the ledger's",
                    fast);
        }
        return write.countEnforced()
                ? new NotApplied(found)
                : new Undecided("the count is unchanged, but this profile does not enforce counts");
    }

    /** Whether the record speaks of this attempt: a refusal of an earlier one bears the same transaction but another count. */
    private static boolean isOfThisAttempt(IntendedWrite write, MoneyRecord record) {
        return record.transactionNumber() == write.transactionNumber()
                && (record.isApplied() || record.count() == write.expectedCount());
    }

    private static boolean contradicts(IntendedWrite write, MoneyRecord record) {
        boolean sameWrite = record.opType() == write.opType()
                && record.amount().equals(write.amount())
                && record.count() == write.expectedCount();
        return !sameWrite || CONTRADICTING_RESULTS.contains(record.result());
    }

    private static Contradicted contradicted(String cause, FastBlock fast) {
        return new Contradicted(cause, fast.count(), fast.balance());
    }
}
