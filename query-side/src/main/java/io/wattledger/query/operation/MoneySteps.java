package io.wattledger.query.operation;

import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.CorrectionPaidOut;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CorrectionSubmitted;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.MoneyWriteCancelled;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.MoneyWriteNotApplied;
import io.wattledger.kernel.event.MoneyWriteOutcomeUnknown;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.RefundApproved;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.operation.OperationView.Aftermath;
import io.wattledger.query.operation.OperationView.Payout;
import io.wattledger.query.operation.OperationView.Progress;
import io.wattledger.query.operation.OperationView.Step;
import io.wattledger.query.operation.OperationView.StepKind;
import io.wattledger.query.projection.Fact;
import org.jspecify.annotations.Nullable;

/** How a money write goes on once it is accepted. */
final class MoneySteps {

    private MoneySteps() {}

    /** The operation after the event. */
    static OperationView fold(OperationView operation, AccountEvent event, Fact fact) {
        Progress was = operation.progress();
        if (event instanceof MoneyWriteIntended it) {
            Progress now = new Progress(
                    OperationState.SENT,
                    fact.sequence(),
                    fact.storedAt(),
                    it.attempt(),
                    it.expectedCount(),
                    it.before(),
                    null,
                    null,
                    null,
                    null,
                    null);
            return fixed(operation, it.amount()).after(step(StepKind.SENT, fact, it.attempt(), null), now);
        }
        if (event instanceof MoneyWriteConfirmed it) {
            Progress now = new Progress(
                    OperationState.CONFIRMED,
                    fact.sequence(),
                    fact.storedAt(),
                    was.attempts(),
                    was.expectedCount(),
                    it.before(),
                    it.after(),
                    it.evidence(),
                    null,
                    null,
                    null);
            return operation
                    .moving(it.amount())
                    .after(step(StepKind.READ_BACK, fact, it.evidence().attempt(), null), now);
        }
        if (event instanceof MoneyWriteNotApplied it) {
            Progress now = new Progress(
                    OperationState.PENDING,
                    fact.sequence(),
                    fact.storedAt(),
                    was.attempts(),
                    was.expectedCount(),
                    was.before(),
                    it.found(),
                    it.evidence(),
                    null,
                    null,
                    null);
            return operation.after(step(StepKind.NOT_APPLIED, fact, it.attempt(), null), now);
        }
        if (event instanceof MoneyWriteRefused it) {
            Progress now = new Progress(
                    OperationState.REFUSED,
                    fact.sequence(),
                    fact.storedAt(),
                    was.attempts(),
                    was.expectedCount(),
                    was.before(),
                    it.found(),
                    was.evidence(),
                    it.cause().name(),
                    it.resultCode(),
                    null);
            return operation.after(step(StepKind.REFUSED, fact, null, it.cause().name()), now);
        }
        return folded(operation, was, event, fact);
    }

    private static OperationView folded(OperationView operation, Progress was, AccountEvent event, Fact fact) {
        if (event instanceof MoneyWriteOutcomeUnknown it) {
            return operation.after(
                    step(StepKind.UNKNOWN, fact, it.attempt(), it.cause()),
                    move(was, OperationState.UNKNOWN, it.cause(), fact));
        }
        if (event instanceof OutcomeSettled it) {
            boolean applied = it.outcome() == SettledAs.APPLIED;
            Progress now = applied
                    ? move(was, OperationState.CONFIRMED, null, fact)
                    : move(was, OperationState.REFUSED, UndeliveredCause.SETTLED_NOT_APPLIED.name(), fact);
            return (applied ? operation.moving(it.amount()) : operation)
                    .after(step(StepKind.SETTLED, fact, null, it.outcome().name()), now);
        }
        if (event instanceof MeterQuarantined it) {
            // Found before anything was sent, it only waits; found afterwards, nobody knows what the write has done.
            OperationState state = was.state() == OperationState.SENT ? OperationState.UNKNOWN : was.state();
            return operation.after(
                    step(StepKind.QUARANTINED, fact, null, it.cause()), move(was, state, it.cause(), fact));
        }
        return decided(operation, was, event, fact);
    }

    /** People decided something about it, or about its money. */
    private static OperationView decided(OperationView operation, Progress was, AccountEvent event, Fact fact) {
        if (event instanceof RefundApproved) {
            return operation.after(
                    step(StepKind.APPROVED, fact, null, null), move(was, OperationState.PENDING, null, fact));
        }
        if (event instanceof MoneyBooked it) {
            return operation
                    .moving(it.amount())
                    .after(step(StepKind.BOOKED, fact, null, null), move(was, OperationState.CONFIRMED, null, fact));
        }
        if (event instanceof MoneyWriteCancelled) {
            return operation.after(
                    step(StepKind.CANCELLED, fact, null, null), move(was, OperationState.CANCELLED, null, fact));
        }
        Aftermath known = operation.aftermath();
        if (event instanceof RefundPaidOut it) {
            Payout payout = new Payout(it.amount(), it.paymentMethod(), it.receiptNumber(), it.at());
            return operation.after(paidOut(fact, payout), known.paidOut(payout));
        }
        if (event instanceof UndeliveredReturned it) {
            Payout payout = new Payout(it.paid(), it.paymentMethod(), it.receiptNumber(), it.at());
            return operation.after(paidOut(fact, payout), known.paidOut(payout));
        }
        if (event instanceof CorrectionPaidOut it) {
            Payout payout = new Payout(it.amount(), it.paymentMethod(), it.receiptNumber(), it.at());
            return operation.after(paidOut(fact, payout), known.paidOut(payout));
        }
        if (event instanceof CorrectionSubmitted it) {
            return corrected(operation, it.operationId(), fact);
        }
        if (event instanceof CorrectionRequested it) {
            return it.operationId().equals(operation.id())
                    ? operation.after(
                            step(StepKind.APPROVED, fact, null, null), move(was, OperationState.PENDING, null, fact))
                    : corrected(operation, it.operationId(), fact);
        }
        if (event instanceof CreditRedelivered it) {
            return operation.after(
                    step(StepKind.REDELIVERED, fact, null, it.operationId().value()),
                    known.redeliveredBy(it.operationId()));
        }
        if (event instanceof TransferForwarded it) {
            StepKind kind = operation.kind() == OperationKind.TRANSFER_OUT ? StepKind.FORWARDED : StepKind.REDELIVERED;
            return operation.after(
                    step(kind, fact, null, it.operationId().value()), known.redeliveredBy(it.operationId()));
        }
        throw new IllegalStateException("event " + fact.eventId() + " does not go on from " + was.state());
    }

    /** What a clearing takes off, no intent fixes: the meter tells it. */
    private static OperationView fixed(OperationView operation, Money amount) {
        return operation.kind() == OperationKind.CLOSING ? operation : operation.moving(amount);
    }

    /** A correction of it was ordered; one that a second person agreed to is known already. */
    private static OperationView corrected(OperationView operation, OperationId correction, Fact fact) {
        Aftermath known = operation.aftermath();
        return correction.equals(known.correctedBy())
                ? operation
                : operation.after(
                        step(StepKind.CORRECTED, fact, null, correction.value()), known.correctedBy(correction));
    }

    private static Step paidOut(Fact fact, Payout payout) {
        return step(StepKind.PAID_OUT, fact, null, payout.method().name());
    }

    private static Progress move(Progress was, OperationState state, @Nullable String cause, Fact fact) {
        return new Progress(
                state,
                fact.sequence(),
                fact.storedAt(),
                was.attempts(),
                was.expectedCount(),
                was.before(),
                was.after(),
                was.evidence(),
                cause,
                was.resultCode(),
                was.supersededBy());
    }

    private static Step step(StepKind kind, Fact fact, @Nullable Integer attempt, @Nullable String detail) {
        return new Step(kind, fact.storedAt(), attempt, detail);
    }
}
