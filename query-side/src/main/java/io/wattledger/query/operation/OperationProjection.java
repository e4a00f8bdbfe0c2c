package io.wattledger.query.operation;

import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.CorrectionPaidOut;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CorrectionSubmitted;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.CreditTransferRequested;
import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterEvent;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.MoneyWriteCancelled;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.MoneyWriteNotApplied;
import io.wattledger.kernel.event.MoneyWriteOutcomeUnknown;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OrderCancelled;
import io.wattledger.kernel.event.OrderExpired;
import io.wattledger.kernel.event.OrderOutcomeUnknown;
import io.wattledger.kernel.event.OrderRefused;
import io.wattledger.kernel.event.OrderSent;
import io.wattledger.kernel.event.OrderSuperseded;
import io.wattledger.kernel.event.OrderVerified;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.RefundApproved;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.event.TariffOrdered;
import io.wattledger.kernel.event.TierPositionOrdered;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All device operations, one document each. */
@Component
public final class OperationProjection implements Projection<OperationView> {

    /** The collection. */
    public static final String COLLECTION = "operations";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<OperationView> viewType() {
        return OperationView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        return operationOf(fact.event()).map(OperationId::value);
    }

    /** What takes the place of an operation, or reverses it, changes that one too. */
    @Override
    public List<String> documentsOf(Fact fact) {
        return operationsOf(fact.event()).stream().map(OperationId::value).toList();
    }

    /** The operations that an event changes: the one that it is about, and the original that this one reverses or replaces. */
    public static List<OperationId> operationsOf(DomainEvent event) {
        return Stream.concat(operationOf(event).stream(), originalOf(event).stream())
                .toList();
    }

    private static Optional<OperationId> originalOf(DomainEvent event) {
        if (event instanceof CorrectionRequested it) {
            return Optional.of(it.originalOperationId());
        }
        if (event instanceof TransferForwarded it) {
            return Optional.of(it.previousOperationId());
        }
        if (event instanceof CorrectionSubmitted it) {
            return Optional.of(it.originalOperationId());
        }
        return event instanceof CreditRedelivered it ? Optional.of(it.originalOperationId()) : Optional.empty();
    }

    /** The operation that an event is about; empty if it is about none. */
    private static Optional<OperationId> operationOf(DomainEvent event) {
        if (event instanceof AccountEvent it) {
            return Optional.ofNullable(operationOf(it));
        }
        return event instanceof MeterEvent it ? Optional.ofNullable(operationOf(it)) : Optional.empty();
    }

    private static @Nullable OperationId operationOf(AccountEvent event) {
        if (event instanceof MeterAttached it) {
            return it.operationId();
        }
        if (event instanceof CreditSold it) {
            return it.operationId();
        }
        if (event instanceof MoneyWriteIntended it) {
            return it.operationId();
        }
        if (event instanceof MoneyWriteConfirmed it) {
            return it.operationId();
        }
        if (event instanceof MoneyWriteNotApplied it) {
            return it.operationId();
        }
        if (event instanceof MoneyWriteRefused it) {
            return it.operationId();
        }
        if (event instanceof MoneyWriteOutcomeUnknown it) {
            return it.operationId();
        }
        if (event instanceof OutcomeSettled it) {
            return it.operationId();
        }
        return event instanceof MeterQuarantined it ? it.operationId() : operationMoved(event);
    }

    private static @Nullable OperationId operationMoved(AccountEvent event) {
        if (event instanceof MoneyBooked it) {
            return it.operationId();
        }
        if (event instanceof CreditRedelivered it) {
            return it.operationId();
        }
        if (event instanceof RefundRequested it) {
            return it.operationId();
        }
        if (event instanceof RefundApproved it) {
            return it.operationId();
        }
        if (event instanceof RefundPaidOut it) {
            return it.operationId();
        }
        if (event instanceof CorrectionRequested it) {
            return it.operationId();
        }
        if (event instanceof CorrectionSubmitted it) {
            return it.operationId();
        }
        if (event instanceof CorrectionPaidOut it) {
            return it.operationId();
        }
        if (event instanceof MoneyWriteCancelled it) {
            return it.operationId();
        }
        if (event instanceof ClearingOrdered it) {
            return it.operationId();
        }
        if (event instanceof CreditTransferRequested it) {
            return it.operationId();
        }
        if (event instanceof TransferForwarded it) {
            return it.operationId();
        }
        return event instanceof UndeliveredReturned it ? it.operationId() : null;
    }

    private static @Nullable OperationId operationOf(MeterEvent event) {
        if (event instanceof RelayOrdered it) {
            return it.operationId();
        }
        if (event instanceof TariffOrdered it) {
            return it.operationId();
        }
        if (event instanceof TierPositionOrdered it) {
            return it.operationId();
        }
        if (event instanceof OrderSent it) {
            return it.operationId();
        }
        if (event instanceof OrderVerified it) {
            return it.operationId();
        }
        if (event instanceof OrderRefused it) {
            return it.operationId();
        }
        if (event instanceof OrderOutcomeUnknown it) {
            return it.operationId();
        }
        if (event instanceof OrderSuperseded it) {
            return it.operationId();
        }
        if (event instanceof OrderCancelled it) {
            return it.operationId();
        }
        return event instanceof OrderExpired it ? it.operationId() : null;
    }

    @Override
    public OperationView fold(@Nullable OperationView before, Fact fact) {
        if (before == null) {
            return Acceptance.of(fact);
        }
        return fact.event() instanceof AccountEvent it
                ? MoneySteps.fold(before, it, fact)
                : OrderSteps.fold(before, (MeterEvent) fact.event(), fact);
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(
                List.of("siteId", "ordered.sequence"),
                List.of("accountId", "ordered.sequence"),
                List.of("meterId", "ordered.sequence"),
                List.of("progress.state", "ordered.sequence"),
                List.of("kind", "ordered.sequence"));
    }
}
