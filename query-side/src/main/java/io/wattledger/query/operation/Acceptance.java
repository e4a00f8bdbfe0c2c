package io.wattledger.query.operation;

import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CorrectionSubmitted;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.CreditTransferRequested;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.event.TariffOrdered;
import io.wattledger.kernel.event.TierPositionOrdered;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.query.operation.OperationView.Aftermath;
import io.wattledger.query.operation.OperationView.Ordered;
import io.wattledger.query.operation.OperationView.Payment;
import io.wattledger.query.operation.OperationView.Progress;
import io.wattledger.query.operation.OperationView.Step;
import io.wattledger.query.operation.OperationView.StepKind;
import io.wattledger.query.projection.Fact;
import java.util.List;

/** How an operation begins. */
final class Acceptance {

    private Acceptance() {}

    /** The operation that this fact begins. */
    static OperationView of(Fact fact) {
        return fact.event() instanceof AccountEvent it ? ofMoney(it, fact) : ofOrder(fact);
    }

    private static OperationView ofMoney(AccountEvent event, Fact fact) {
        Ordered ordered = Ordered.with(fact);
        if (event instanceof CreditSold it) {
            Payment payment =
                    new Payment(it.paid(), it.serviceFee(), it.debtShare(), it.paymentMethod(), it.receiptNumber());
            return money(
                    it.operationId(),
                    OperationKind.SALE,
                    it.siteId(),
                    it.meterId(),
                    it.accountId(),
                    ordered.withAmount(it.credited()).paidWith(payment),
                    fact);
        }
        if (event instanceof CreditRedelivered it) {
            return money(
                    it.operationId(),
                    OperationKind.SALE,
                    it.siteId(),
                    it.meterId(),
                    it.accountId(),
                    ordered.withAmount(it.credited()).about(it.originalOperationId()),
                    fact);
        }
        if (event instanceof RefundRequested it) {
            OperationView refund = money(
                    it.operationId(),
                    OperationKind.REFUND,
                    it.siteId(),
                    it.meterId(),
                    it.accountId(),
                    ordered.withAmount(it.amount()),
                    fact);
            return it.approvalId() == null ? refund : refund.awaitingApproval();
        }
        if (event instanceof CorrectionRequested it) {
            return money(
                    it.operationId(),
                    OperationKind.of(it.kind()),
                    it.siteId(),
                    it.meterId(),
                    it.accountId(),
                    ordered.withAmount(it.amount()).about(it.originalOperationId()),
                    fact);
        }
        if (event instanceof CreditTransferRequested it) {
            return money(
                    it.operationId(),
                    OperationKind.TRANSFER_OUT,
                    it.siteId(),
                    it.meterId(),
                    it.accountId(),
                    ordered.withAmount(it.amount()),
                    fact);
        }
        if (event instanceof TransferForwarded it) {
            return money(
                    it.operationId(),
                    OperationKind.TRANSFER_IN,
                    it.siteId(),
                    it.meterId(),
                    it.accountId(),
                    ordered.withAmount(it.amount()).about(it.previousOperationId()),
                    fact);
        }
        if (event instanceof CorrectionSubmitted it) {
            return money(
                            it.operationId(),
                            OperationKind.of(it.kind()),
                            it.siteId(),
                            it.meterId(),
                            it.accountId(),
                            ordered.withAmount(it.amount()).about(it.originalOperationId()),
                            fact)
                    .awaitingApproval();
        }
        if (event instanceof MeterAttached it) {
            return money(
                    it.operationId(),
                    OperationKind.OPENING,
                    it.siteId(),
                    it.meterId(),
                    it.accountId(),
                    ordered.withAmount(it.openingBalance()),
                    fact);
        }
        if (event instanceof ClearingOrdered it) {
            return money(
                    it.operationId(), OperationKind.CLOSING, it.siteId(), it.meterId(), it.accountId(), ordered, fact);
        }
        throw neverAccepted(fact);
    }

    private static OperationView ofOrder(Fact fact) {
        if (fact.event() instanceof RelayOrdered it) {
            Ordered ordered = new Ordered(
                    fact.sequence(),
                    fact.storedAt(),
                    fact.operator(),
                    it.reason(),
                    null,
                    null,
                    null,
                    it.mode(),
                    it.until(),
                    null,
                    null,
                    it.deliverBy());
            return new OperationView(
                    it.operationId(),
                    OperationKind.RELAY,
                    it.siteId(),
                    it.meterId(),
                    null,
                    ordered,
                    accepted(fact),
                    Aftermath.NONE,
                    steps(fact));
        }
        if (fact.event() instanceof TariffOrdered it) {
            Ordered ordered = new Ordered(
                    fact.sequence(),
                    fact.storedAt(),
                    fact.operator(),
                    fact.reason(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    it.tariffId(),
                    it.version(),
                    it.deliverBy());
            return new OperationView(
                    it.operationId(),
                    OperationKind.TARIFF,
                    it.siteId(),
                    it.meterId(),
                    null,
                    ordered,
                    accepted(fact),
                    Aftermath.NONE,
                    steps(fact));
        }
        if (fact.event() instanceof TierPositionOrdered it) {
            Ordered ordered = new Ordered(
                    fact.sequence(),
                    fact.storedAt(),
                    fact.operator(),
                    fact.reason(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    it.deliverBy());
            return new OperationView(
                    it.operationId(),
                    OperationKind.TIERS,
                    it.siteId(),
                    it.meterId(),
                    null,
                    ordered,
                    accepted(fact),
                    Aftermath.NONE,
                    steps(fact));
        }
        throw neverAccepted(fact);
    }

    private static IllegalStateException neverAccepted(Fact fact) {
        return new IllegalStateException("event " + fact.eventId() + " is about an operation that was never accepted");
    }

    private static OperationView money(
            OperationId operation,
            OperationKind kind,
            SiteId site,
            MeterId meter,
            AccountId account,
            Ordered ordered,
            Fact fact) {
        return new OperationView(
                operation, kind, site, meter, account, ordered, accepted(fact), Aftermath.NONE, steps(fact));
    }

    private static Progress accepted(Fact fact) {
        return new Progress(
                OperationState.PENDING, fact.sequence(), fact.storedAt(), 0, null, null, null, null, null, null, null);
    }

    private static List<Step> steps(Fact fact) {
        return List.of(new Step(StepKind.ACCEPTED, fact.storedAt(), null, null));
    }
}
