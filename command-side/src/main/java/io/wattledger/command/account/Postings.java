package io.wattledger.command.account;

import io.wattledger.command.account.Posting.State;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.CorrectionPaidOut;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CorrectionSubmitted;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.CreditTransferRequested;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.MoneyWriteCancelled;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.RefundApproved;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The sales, refunds, corrections and transfers of one account, and what became of their money. Part of the account: its events change them. */
public final class Postings {

    private final Map<OperationId, Posting> byOperation = new LinkedHashMap<>();
    private final Map<OperationId, Transfer> transfers = new HashMap<>();

    Postings() {}

    Optional<Posting> find(OperationId operation) {
        return Optional.ofNullable(byOperation.get(operation));
    }

    /** Those in this state, in the order of their acceptance. */
    public List<Posting> in(State state) {
        return byOperation.values().stream()
                .filter(posting -> posting.state() == state)
                .toList();
    }

    /** Refunds that were taken off a meter and not paid out yet. */
    public List<Posting> unpaidRefunds() {
        return in(State.APPLIED).stream()
                .filter(posting -> posting.kind() == MoneyWriteKind.REFUND)
                .toList();
    }

    /** The transfer that this operation takes credit off a meter for; empty for any other operation. */
    public Optional<Transfer> transfer(OperationId operation) {
        return Optional.ofNullable(transfers.get(operation));
    }

    /** Whether any waits for a second person, for its meter, or for its correction. */
    boolean anyAwaited() {
        return anyIn(Set.of(State.AWAITING_APPROVAL, State.OPEN, State.BEING_REVERSED));
    }

    private boolean anyIn(Set<State> states) {
        return byOperation.values().stream().anyMatch(posting -> states.contains(posting.state()));
    }

    @EventSourcingHandler
    void on(CreditSold sale) {
        put(Posting.sale(sale.operationId(), sale.meterId(), sale.paid(), sale.credited()));
    }

    @EventSourcingHandler
    void on(CreditRedelivered again) {
        move(again.originalOperationId(), State.REDELIVERED);
        put(Posting.sale(again.operationId(), again.meterId(), again.paid(), again.credited()));
    }

    @EventSourcingHandler
    void on(RefundRequested refund) {
        put(new Posting(
                refund.operationId(),
                refund.meterId(),
                MoneyWriteKind.REFUND,
                Money.ZERO,
                refund.amount(),
                null,
                refund.approvalId() == null ? State.OPEN : State.AWAITING_APPROVAL));
    }

    @EventSourcingHandler
    void on(CorrectionSubmitted correction) {
        move(correction.originalOperationId(), State.BEING_REVERSED);
        put(new Posting(
                correction.operationId(),
                correction.meterId(),
                correction.kind(),
                Money.ZERO,
                correction.amount(),
                correction.originalOperationId(),
                State.AWAITING_APPROVAL));
    }

    @EventSourcingHandler
    void on(CorrectionRequested correction) {
        move(correction.originalOperationId(), State.BEING_REVERSED);
        put(new Posting(
                correction.operationId(),
                correction.meterId(),
                correction.kind(),
                Money.ZERO,
                correction.amount(),
                correction.originalOperationId(),
                State.OPEN));
    }

    @EventSourcingHandler
    void on(CreditTransferRequested transfer) {
        transfers.put(transfer.operationId(), new Transfer(transfer.toMeterId(), transfer.forwardOperationId()));
        put(new Posting(
                transfer.operationId(),
                transfer.meterId(),
                MoneyWriteKind.TRANSFER_OUT,
                Money.ZERO,
                transfer.amount(),
                null,
                State.OPEN));
    }

    @EventSourcingHandler
    void on(TransferForwarded forwarded) {
        find(forwarded.previousOperationId())
                .filter(Posting::leavesMoney)
                .ifPresent(undelivered -> put(undelivered.at(State.REDELIVERED)));
        put(Posting.forwarded(forwarded.operationId(), forwarded.meterId(), forwarded.amount()));
    }

    @EventSourcingHandler
    void on(RefundApproved refund) {
        move(refund.operationId(), State.OPEN);
    }

    @EventSourcingHandler
    void on(RefundPaidOut refund) {
        move(refund.operationId(), State.PAID_OUT);
    }

    @EventSourcingHandler
    void on(CorrectionPaidOut correction) {
        move(correction.operationId(), State.PAID_OUT);
    }

    @EventSourcingHandler
    void on(UndeliveredReturned returned) {
        move(returned.operationId(), State.RETURNED);
    }

    @EventSourcingHandler
    void on(MoneyWriteCancelled cancelled) {
        notDone(cancelled.operationId());
    }

    @EventSourcingHandler
    void on(MoneyWriteRefused refused) {
        notDone(refused.operationId());
    }

    @EventSourcingHandler
    void on(MoneyWriteConfirmed confirmed) {
        applied(confirmed.operationId(), confirmed.amount());
    }

    @EventSourcingHandler
    void on(MoneyBooked booked) {
        applied(booked.operationId(), booked.amount());
    }

    @EventSourcingHandler
    void on(OutcomeSettled settled) {
        if (settled.outcome() == SettledAs.APPLIED) {
            applied(settled.operationId(), settled.amount());
        } else {
            notDone(settled.operationId());
        }
    }

    private void move(OperationId operation, State state) {
        find(operation).map(posting -> posting.at(state)).ifPresent(this::put);
    }

    /** The write was applied: a correction's original is reversed now. */
    private void applied(OperationId operation, Money amount) {
        find(operation).ifPresent(posting -> {
            put(posting.applied(amount));
            moveOriginal(posting, State.REVERSED);
        });
    }

    /** The write will not be carried out: the money of a sale or of a transfer's second leg is with us, and a correction's original is what it was. */
    private void notDone(OperationId operation) {
        find(operation).ifPresent(posting -> {
            put(posting.at(posting.leavesMoney() ? State.UNDELIVERED : State.NOT_DONE));
            moveOriginal(posting, State.APPLIED);
        });
    }

    /** The sale whose money, by this fact that was just taken in, is no longer ours: reversed on its meter, or handed back. */
    Optional<OperationId> saleUndoneBy(AccountEvent fact) {
        if (fact instanceof UndeliveredReturned returned) {
            return Optional.of(returned.operationId());
        }
        if (fact instanceof MoneyBooked booked) {
            return saleReversedBy(booked.operationId());
        }
        if (fact instanceof MoneyWriteConfirmed write) {
            return saleReversedBy(write.operationId());
        }
        return fact instanceof OutcomeSettled settled && settled.outcome() == SettledAs.APPLIED
                ? saleReversedBy(settled.operationId())
                : Optional.empty();
    }

    private Optional<OperationId> saleReversedBy(OperationId operation) {
        return find(operation)
                .filter(posting -> posting.kind() == MoneyWriteKind.SALE_REVERSAL)
                .map(Posting::originalOperationId);
    }

    private void moveOriginal(Posting correction, State state) {
        if (correction.originalOperationId() != null) {
            move(correction.originalOperationId(), state);
        }
    }

    private void put(Posting posting) {
        byOperation.put(posting.operationId(), posting);
    }
}
