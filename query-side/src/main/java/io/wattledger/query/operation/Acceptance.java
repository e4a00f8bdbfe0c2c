package io.wattledger.query.operation;

import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.event.TariffOrdered;
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
        if (fact.event() instanceof CreditSold it) {
            Payment payment =
                    new Payment(it.paid(), it.serviceFee(), it.debtShare(), it.paymentMethod(), it.receiptNumber());
            return new OperationView(
                    it.operationId(),
                    OperationKind.SALE,
                    it.siteId(),
                    it.meterId(),
                    it.accountId(),
                    Ordered.money(fact, it.credited(), payment),
                    accepted(fact),
                    steps(fact));
        }
        if (fact.event() instanceof MeterAttached it) {
            return new OperationView(
                    it.operationId(),
                    OperationKind.OPENING,
                    it.siteId(),
                    it.meterId(),
                    it.accountId(),
                    Ordered.money(fact, it.openingBalance(), null),
                    accepted(fact),
                    steps(fact));
        }
        return ofOrder(fact);
    }

    private static OperationView ofOrder(Fact fact) {
        if (fact.event() instanceof RelayOrdered it) {
            return new OperationView(
                    it.operationId(),
                    OperationKind.RELAY,
                    it.siteId(),
                    it.meterId(),
                    null,
                    Ordered.relay(fact, it),
                    accepted(fact),
                    steps(fact));
        }
        if (fact.event() instanceof TariffOrdered it) {
            return new OperationView(
                    it.operationId(),
                    OperationKind.TARIFF,
                    it.siteId(),
                    it.meterId(),
                    null,
                    Ordered.tariff(fact, it),
                    accepted(fact),
                    steps(fact));
        }
        throw new IllegalStateException("event " + fact.eventId() + " is about an operation that was never accepted");
    }

    private static Progress accepted(Fact fact) {
        return new Progress(
                OperationState.PENDING, fact.sequence(), fact.storedAt(), 0, null, null, null, null, null, null, null);
    }

    private static List<Step> steps(Fact fact) {
        return List.of(new Step(StepKind.ACCEPTED, fact.storedAt(), null, null));
    }
}
