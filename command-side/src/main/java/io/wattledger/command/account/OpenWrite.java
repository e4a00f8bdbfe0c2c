package io.wattledger.command.account;

import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A money write whose outcome is still open.
 *
 * @param operationId the operation
 * @param kind what it does
 * @param amount what it writes
 * @param stage how far it has come
 * @param attempts intents stored so far
 * @param expectedCount the count once the last attempt is applied; 0 before the first
 * @param before what the meter said before the last attempt; null before the first
 */
public record OpenWrite(
        OperationId operationId,
        MoneyWriteKind kind,
        Money amount,
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

    static OpenWrite accepted(OperationId operation, MoneyWriteKind kind, Money amount) {
        return new OpenWrite(operation, kind, amount, Stage.WAITING, 0, 0, null);
    }

    /** Whether an attempt's outcome is awaited, so that no other money may be written to the meter. */
    public boolean isUndecided() {
        return stage != Stage.WAITING;
    }

    OpenWrite intended(int attempt, int count, MeterMoneySnapshot read) {
        return new OpenWrite(operationId, kind, amount, Stage.INTENDED, attempt, count, read);
    }

    OpenWrite at(Stage next) {
        return new OpenWrite(operationId, kind, amount, next, attempts, expectedCount, before);
    }
}
