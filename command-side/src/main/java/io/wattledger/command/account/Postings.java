package io.wattledger.command.account;

import io.wattledger.command.account.Posting.State;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CorrectionSubmitted;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sales, refunds and corrections of one account: what each event makes of their money. */
final class Postings {

    private final Map<OperationId, Posting> byOperation = new LinkedHashMap<>();

    Optional<Posting> find(OperationId operation) {
        return Optional.ofNullable(byOperation.get(operation));
    }

    List<Posting> in(State state) {
        return byOperation.values().stream()
                .filter(posting -> posting.state() == state)
                .toList();
    }

    void on(CreditSold sale) {
        put(Posting.sale(sale.operationId(), sale.meterId(), sale.paid(), sale.credited()));
    }

    void on(CreditRedelivered again) {
        move(again.originalOperationId(), State.REDELIVERED);
        put(Posting.sale(again.operationId(), again.meterId(), again.paid(), again.credited()));
    }

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

    /** Something happened to a posting, which changes nothing else. */
    void move(OperationId operation, State state) {
        find(operation).map(posting -> posting.at(state)).ifPresent(this::put);
    }

    /** The write was applied: a correction's original is reversed now. */
    void applied(OperationId operation, Money amount) {
        find(operation).ifPresent(posting -> {
            put(posting.applied(amount));
            moveOriginal(posting, State.REVERSED);
        });
    }

    /** The write will not be carried out: a sale's money is with us, and a correction's original is what it was. */
    void notDone(OperationId operation) {
        find(operation).ifPresent(posting -> {
            put(posting.at(posting.kind() == MoneyWriteKind.SALE ? State.UNDELIVERED : State.NOT_DONE));
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
