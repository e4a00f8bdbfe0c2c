package io.wattledger.command.account;

import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.MoneyWriteCancelled;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sale, a refund, the correction of one or a leg of a transfer, and what has become of its money.
 *
 * @param operationId the operation
 * @param meterId the meter
 * @param kind what it does at the meter
 * @param paid what the customer is owed should it not be delivered: for a sale what was paid, for the second leg of a transfer the credit; else nothing
 * @param amount what it moves at the meter; absent for all that the meter holds, until that was taken off
 * @param originalOperationId what a correction reverses; absent for anything else
 * @param state what has become of it
 */
public record Posting(
        OperationId operationId,
        MeterId meterId,
        MoneyWriteKind kind,
        Money paid,
        @Nullable Money amount,
        @Nullable OperationId originalOperationId,
        State state) {

    /** What can become of money. */
    public enum State {
        /** A second person has to agree first. */
        AWAITING_APPROVAL,

        /** On its way to the meter, or in doubt. */
        OPEN,

        /** Applied at the meter. */
        APPLIED,

        /** Applied, a refund, and the money handed to the customer. */
        PAID_OUT,

        /** Applied, and a correction of it is on its way. */
        BEING_REVERSED,

        /** Applied, and reversed since. */
        REVERSED,

        /** A sale or the second leg of a transfer that will not be carried out: its money is with us. */
        UNDELIVERED,

        /** Undelivered, and handed back to the customer since. */
        RETURNED,

        /** Undelivered, and tried again by another operation since. */
        REDELIVERED,

        /** A refund, a correction or the first leg of a transfer that will not be carried out. */
        NOT_DONE
    }

    /** What was sold. */
    static Posting sale(OperationId operation, MeterId meter, Money paid, Money credited) {
        return new Posting(operation, meter, MoneyWriteKind.SALE, paid, credited, null, State.OPEN);
    }

    /** What a transfer took off another meter. */
    static Posting forwarded(OperationId operation, MeterId meter, Money amount) {
        return new Posting(operation, meter, MoneyWriteKind.TRANSFER_IN, amount, amount, null, State.OPEN);
    }

    /** Whether its money is with us if it is not carried out. */
    public boolean leavesMoney() {
        return kind == MoneyWriteKind.SALE || kind == MoneyWriteKind.TRANSFER_IN;
    }

    /** Whether it is a sale or a refund: only these can be corrected. */
    public boolean isOriginal() {
        return kind == MoneyWriteKind.SALE || kind == MoneyWriteKind.REFUND;
    }

    /** What a sale or the second leg of a transfer puts on the meter. */
    public Money credited() {
        return Objects.requireNonNull(amount, "what is put on a meter has an amount from the beginning");
    }

    /** The fact that it was withdrawn before anything of it was sent. */
    public MoneyWriteCancelled cancelled(Account account, Instant at) {
        return new MoneyWriteCancelled(account.accountId(), account.siteId(), meterId, operationId, kind, amount, at);
    }

    Posting at(State next) {
        return new Posting(operationId, meterId, kind, paid, amount, originalOperationId, next);
    }

    Posting applied(Money moved) {
        return new Posting(operationId, meterId, kind, paid, moved, originalOperationId, State.APPLIED);
    }
}
