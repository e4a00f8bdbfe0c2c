package io.wattledger.command.account;

import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.MoneyWriteVerdict.Applied;
import io.wattledger.kernel.device.MoneyWriteVerdict.Contradicted;
import io.wattledger.kernel.device.MoneyWriteVerdict.NotApplied;
import io.wattledger.kernel.device.MoneyWriteVerdict.RefusedByMeter;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The purse of a meter by the acceptance rule of {@code ref-prepaid-v1}, and what a read-back of it shows. */
final class ModelMeter {

    private static final int APPLIED = 0;
    private static final int WRONG_COUNT = 0x13;
    private static final int INSUFFICIENT_BALANCE = 0x50;

    private final Map<OperationId, Integer> timesApplied = new HashMap<>();
    private int count = Story.BASE;
    private long balanceFen;
    private @Nullable OperationId recordOf;
    private int recordResult;
    private @Nullable OperationId lastApplied;

    int count() {
        return count;
    }

    long balanceFen() {
        return balanceFen;
    }

    int timesApplied(OperationId operation) {
        return timesApplied.getOrDefault(operation, 0);
    }

    MeterMoneySnapshot read() {
        return Story.read(count, balanceFen);
    }

    void consume(long fen) {
        balanceFen -= fen;
    }

    /** Somebody with a handset puts money on the meter. */
    void foreignWrite(long fen) {
        count++;
        balanceFen += fen;
        recordOf = OperationId.of("foreign-" + count);
        recordResult = APPLIED;
        lastApplied = recordOf;
    }

    /** A frame arrives. */
    void write(OperationId operation, int asked, MoneyWriteKind kind, Money amount) {
        if (asked == count && operation.equals(lastApplied)) {
            return;
        }
        recordOf = operation;
        if (asked != count + 1) {
            recordResult = WRONG_COUNT;
            return;
        }
        if (kind.takesOff() && amount.fen() > balanceFen) {
            recordResult = INSUFFICIENT_BALANCE;
            return;
        }
        count++;
        balanceFen += kind.gain(amount).fen();
        recordResult = APPLIED;
        lastApplied = operation;
        timesApplied.merge(operation, 1, Integer::sum);
    }

    /** A frame arrives and the meter says no for a reason of business. */
    void refuse(OperationId operation, int code) {
        recordOf = operation;
        recordResult = code;
    }

    /** What a read-back shows of a write, by the decision table. */
    MoneyWriteVerdict readBack(OperationId operation, int expectedCount) {
        if (operation.equals(recordOf)) {
            return recordResult == APPLIED ? new Applied(read()) : new RefusedByMeter(recordResult, read());
        }
        return count == expectedCount - 1
                ? new NotApplied(read())
                : new Contradicted("foreign-transaction", count, Money.ofFen(balanceFen));
    }
}
