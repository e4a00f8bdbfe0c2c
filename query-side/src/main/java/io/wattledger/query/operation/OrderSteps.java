package io.wattledger.query.operation;

import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.event.MeterEvent;
import io.wattledger.kernel.event.OrderCancelled;
import io.wattledger.kernel.event.OrderExpired;
import io.wattledger.kernel.event.OrderOutcomeUnknown;
import io.wattledger.kernel.event.OrderRefused;
import io.wattledger.kernel.event.OrderSent;
import io.wattledger.kernel.event.OrderSuperseded;
import io.wattledger.kernel.event.OrderVerified;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.query.operation.OperationView.Progress;
import io.wattledger.query.operation.OperationView.Step;
import io.wattledger.query.operation.OperationView.StepKind;
import io.wattledger.query.projection.Fact;
import org.jspecify.annotations.Nullable;

/** How an order that sets a state goes on once it is accepted. */
final class OrderSteps {

    private OrderSteps() {}

    /** The operation after the event. */
    static OperationView fold(OperationView operation, MeterEvent event, Fact fact) {
        Progress was = operation.progress();
        if (event instanceof OrderSent it) {
            return operation.after(
                    new Step(StepKind.SENT, fact.storedAt(), it.attempt(), null),
                    now(OperationState.SENT, it.attempt(), null, null, null, fact));
        }
        if (event instanceof OrderVerified it) {
            return operation.after(
                    new Step(StepKind.READ_BACK, fact.storedAt(), it.evidence().attempt(), null),
                    now(OperationState.CONFIRMED, was.attempts(), it.evidence(), null, null, fact));
        }
        if (event instanceof OrderRefused it) {
            return operation.after(
                    new Step(StepKind.REFUSED, fact.storedAt(), it.evidence().attempt(), it.code()),
                    now(OperationState.REFUSED, was.attempts(), it.evidence(), it.code(), null, fact));
        }
        if (event instanceof OrderOutcomeUnknown it) {
            return operation.after(
                    new Step(StepKind.UNKNOWN, fact.storedAt(), was.attempts(), it.cause()),
                    now(OperationState.UNKNOWN, was.attempts(), was.evidence(), it.cause(), null, fact));
        }
        if (event instanceof OrderSuperseded it) {
            return operation.after(
                    new Step(StepKind.SUPERSEDED, fact.storedAt(), null, null),
                    now(OperationState.SUPERSEDED, was.attempts(), was.evidence(), null, it.supersededBy(), fact));
        }
        if (event instanceof OrderCancelled) {
            return operation.after(
                    new Step(StepKind.CANCELLED, fact.storedAt(), null, null),
                    now(OperationState.CANCELLED, was.attempts(), was.evidence(), null, null, fact));
        }
        if (event instanceof OrderExpired) {
            return operation.after(
                    new Step(StepKind.EXPIRED, fact.storedAt(), null, null),
                    now(OperationState.EXPIRED, was.attempts(), was.evidence(), null, null, fact));
        }
        throw new IllegalStateException("event " + fact.eventId() + " does not go on from " + was.state());
    }

    private static Progress now(
            OperationState state,
            int attempts,
            @Nullable WriteEvidence evidence,
            @Nullable String cause,
            @Nullable OperationId supersededBy,
            Fact fact) {
        return new Progress(
                state,
                fact.sequence(),
                fact.storedAt(),
                attempts,
                null,
                null,
                null,
                evidence,
                cause,
                null,
                supersededBy);
    }
}
