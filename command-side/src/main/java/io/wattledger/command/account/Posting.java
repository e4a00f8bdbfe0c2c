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
 * A sale, a refund or the correction of one, and what has become of its money.
 *
 * @param operationId the operation
 * @param meterId the meter
 * @param kind what it does at the meter
 * @param paid what the customer paid, for a sale; else nothing
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

        /** A sale that will not be carried out: its money is with us. */
        UNDELIVERED,

        /** Undelivered, and handed back to the customer since. */
        RETURNED,

        /** Undelivered, and tried again by another operation since. */
        REDELIVERED,

        /** A refund or correction that will not be carried out. */
        NOT_DONE
    }

    /** What was sold. */
    static Posting sale(OperationId operation, MeterId meter, Money paid, Money credited) {
        return new Posting(operation, meter, MoneyWriteKind.SALE, paid, credited, null, State.OPEN);
    }

    /** Whether it is a sale or a refund: only these can be corrected. */
    public boolean isOriginal() {
        return kind == MoneyWriteKind.SALE || kind == MoneyWriteKind.REFUND;
    }

    /** What a sale puts on the meter. */
    public Money credited() {
        return Objects.requireNonNull(amount, "a sale has an amount from the beginning");
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
