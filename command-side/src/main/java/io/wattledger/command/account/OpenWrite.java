package io.wattledger.command.account;

import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A money write whose outcome is still open.
 *
 * @param operationId the operation
 * @param kind what it does
 * @param amount what it writes; for a refund of all what the last attempt was to take off, and nothing before the first
 * @param takesAll whether it takes off all that the meter holds when it is written
 * @param stage how far it has come
 * @param attempts intents stored so far
 * @param expectedCount the count once the last attempt is applied; 0 before the first
 * @param before what the meter said before the last attempt; null before the first
 */
public record OpenWrite(
        OperationId operationId,
        MoneyWriteKind kind,
        Money amount,
        boolean takesAll,
        Stage stage,
        int attempts,
        int expectedCount,
        @Nullable MeterMoneySnapshot before) {

    /** How far a write has come. */
    public enum Stage {
        /** Nothing of it can be on the wire. */
        WAITING,

        /** Its intent is stored: bytes may be on the wire. */
        INTENDED,

        /** It was sent, and what was read back did not decide. */
        UNKNOWN
    }

    /** A write that was just accepted; no amount stands for all that the meter holds. */
    static OpenWrite accepted(OperationId operation, MoneyWriteKind kind, @Nullable Money amount) {
        return new OpenWrite(
                operation, kind, amount == null ? Money.ZERO : amount, amount == null, Stage.WAITING, 0, 0, null);
    }

    /** What it writes to a meter that holds this balance. */
    public Money amountAt(Money balance) {
        return takesAll ? balance : amount;
    }

    /** Whether an attempt's outcome is awaited, so that no other money may be written to the meter. */
    public boolean isUndecided() {
        return stage != Stage.WAITING;
    }

    /** Whether no intent of it was ever stored, so that nothing of it can be on the wire. */
    public boolean isUntried() {
        return attempts == 0;
    }

    OpenWrite intended(MoneyWriteIntended intent) {
        return new OpenWrite(
                operationId,
                kind,
                intent.amount(),
                takesAll,
                Stage.INTENDED,
                intent.attempt(),
                intent.expectedCount(),
                intent.before());
    }

    OpenWrite at(Stage next) {
        return new OpenWrite(operationId, kind, amount, takesAll, next, attempts, expectedCount, before);
    }
}
