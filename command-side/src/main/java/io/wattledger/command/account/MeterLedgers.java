package io.wattledger.command.account;

import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.CreditTransferRequested;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterDetached;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MeterReleased;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.MoneyWriteCancelled;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.MoneyWriteNotApplied;
import io.wattledger.kernel.event.MoneyWriteOutcomeUnknown;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.ReadingContradicted;
import io.wattledger.kernel.event.RefundApproved;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.id.MeterId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The money ledgers of an account's meters, in the order in which the meters came. Part of the account: its events change them. */
final class MeterLedgers {

    private final Map<MeterId, MeterLedger> byMeter = new LinkedHashMap<>();

    /** The ledger of a meter, also of one that has left; empty for a meter that is none of the account's. */
    Optional<MeterLedger> find(MeterId meter) {
        return Optional.ofNullable(byMeter.get(meter));
    }

    /** All of them, also of meters that have left. */
    List<MeterLedger> all() {
        return List.copyOf(byMeter.values());
    }

    @EventSourcingHandler
    void on(MeterAttached event) {
        byMeter.put(event.meterId(), MeterLedger.of(event));
    }

    @EventSourcingHandler
    void on(CreditSold event) {
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(CreditRedelivered event) {
        evolve(event.meterId(), ledger -> ledger.accepting(event.operationId(), MoneyWriteKind.SALE, event.credited()));
    }

    @EventSourcingHandler
    void on(RefundRequested event) {
        if (event.approvalId() == null) {
            evolve(
                    event.meterId(),
                    ledger -> ledger.accepting(event.operationId(), MoneyWriteKind.REFUND, event.amount()));
        }
    }

    @EventSourcingHandler
    void on(RefundApproved event) {
        evolve(event.meterId(), ledger -> ledger.accepting(event.operationId(), MoneyWriteKind.REFUND, event.amount()));
    }

    @EventSourcingHandler
    void on(CorrectionRequested event) {
        evolve(event.meterId(), ledger -> ledger.accepting(event.operationId(), event.kind(), event.amount()));
    }

    @EventSourcingHandler
    void on(CreditTransferRequested event) {
        evolve(
                event.meterId(),
                ledger -> ledger.accepting(event.operationId(), MoneyWriteKind.TRANSFER_OUT, event.amount()));
    }

    @EventSourcingHandler
    void on(TransferForwarded event) {
        evolve(
                event.meterId(),
                ledger -> ledger.accepting(event.operationId(), MoneyWriteKind.TRANSFER_IN, event.amount()));
    }

    @EventSourcingHandler
    void on(ClearingOrdered event) {
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(MoneyBooked event) {
        evolve(event.meterId(), ledger -> ledger.afterBooked(event));
    }

    @EventSourcingHandler
    void on(MoneyWriteCancelled event) {
        evolve(event.meterId(), ledger -> ledger.afterCancelled(event.operationId()));
    }

    @EventSourcingHandler
    void on(MoneyWriteIntended event) {
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(MoneyWriteConfirmed event) {
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(MoneyWriteNotApplied event) {
        evolve(event.meterId(), ledger -> ledger.afterNotApplied(event.operationId()));
    }

    @EventSourcingHandler
    void on(MoneyWriteRefused event) {
        evolve(event.meterId(), ledger -> ledger.afterRefused(event.operationId()));
    }

    @EventSourcingHandler
    void on(MoneyWriteOutcomeUnknown event) {
        evolve(event.meterId(), ledger -> ledger.afterOutcomeUnknown(event.operationId()));
    }

    @EventSourcingHandler
    void on(OutcomeSettled event) {
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(MeterQuarantined event) {
        evolve(event.meterId(), ledger -> ledger.afterQuarantined());
    }

    @EventSourcingHandler
    void on(ReadingContradicted event) {
        evolve(event.meterId(), ledger -> ledger.afterQuarantined());
    }

    @EventSourcingHandler
    void on(MeterReleased event) {
        evolve(event.meterId(), ledger -> ledger.afterReleased(event.baseCount()));
    }

    @EventSourcingHandler
    void on(MeterDetached event) {
        evolve(event.meterId(), ledger -> ledger.being(Presence.GONE));
    }

    private void evolve(MeterId meter, UnaryOperator<MeterLedger> step) {
        MeterLedger ledger = byMeter.get(meter);
        if (ledger == null) {
            throw new IllegalStateException("an event about meter " + meter + ", which never came under the account");
        }
        byMeter.put(meter, step.apply(ledger));
    }
}
