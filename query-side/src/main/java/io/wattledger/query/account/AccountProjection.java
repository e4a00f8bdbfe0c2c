package io.wattledger.query.account;

import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.BalanceAdjusted;
import io.wattledger.kernel.event.CorrectionPaidOut;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CorrectionSubmitted;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.event.DebtRecovered;
import io.wattledger.kernel.event.DebtRestored;
import io.wattledger.kernel.event.DebtWrittenOff;
import io.wattledger.kernel.event.HeldBalanceEvent;
import io.wattledger.kernel.event.MeterAttached;
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
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.account.PurseView.OnMeter;
import io.wattledger.query.account.PurseView.Quarantine;
import io.wattledger.query.account.PurseView.Write;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All accounts with their purses. */
@Component
public final class AccountProjection implements Projection<AccountView> {

    /** The collection. */
    public static final String COLLECTION = "accounts";

    private static final Set<Class<? extends AccountEvent>> MOVES = Set.of(
            CreditRedelivered.class,
            RefundRequested.class,
            RefundApproved.class,
            RefundPaidOut.class,
            CorrectionSubmitted.class,
            CorrectionRequested.class,
            CorrectionPaidOut.class,
            MoneyWriteCancelled.class,
            UndeliveredReturned.class,
            DebtRecorded.class,
            DebtRecovered.class,
            DebtRestored.class,
            DebtWrittenOff.class);

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<AccountView> viewType() {
        return AccountView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        return fact.event() instanceof AccountEvent it
                ? Optional.of(it.accountId().value())
                : Optional.empty();
    }

    @Override
    public AccountView fold(@Nullable AccountView before, Fact fact) {
        AccountEvent event = (AccountEvent) fact.event();
        if (event instanceof AccountOpened it) {
            return new AccountView(
                    it.accountId(),
                    it.siteId(),
                    it.unitId(),
                    it.customer(),
                    it.balanceHeld(),
                    fact.storedAt(),
                    fact.sequence(),
                    AccountState.OPEN,
                    null,
                    List.of(),
                    it.balanceHeld() == BalanceHeld.SERVER ? HeldView.EMPTY : null);
        }
        AccountView known = Objects.requireNonNull(before, "an account's first event opens it");
        if (event instanceof MeterAttached it) {
            return known.withPurse(purseOf(it));
        }
        if (event instanceof CreditSold it) {
            return known.change(it.meterId(), purse -> purse.afterSale(it.operationId(), it.credited()));
        }
        if (event instanceof MeterQuarantined it) {
            return known.change(it.meterId(), purse -> quarantine(purse, it));
        }
        if (event instanceof MeterReleased it) {
            return known.change(it.meterId(), purse -> purse.quarantined(null).adjusted(it.adoptedAdjustment()))
                    .changeHeld(held -> held.adopting(it.adoptedAdjustment()));
        }
        if (event instanceof HeldBalanceEvent it) {
            return afterHeld(known, it);
        }
        if (AccountEnding.EVENTS.contains(event.getClass())) {
            return AccountEnding.fold(known, event);
        }
        return MOVES.contains(event.getClass()) ? afterMove(known, event) : afterWrite(known, event);
    }

    /** The balance is with us: what is booked on it is applied, and no meter says anything about it. */
    private static AccountView afterHeld(AccountView known, HeldBalanceEvent event) {
        AccountView after = known.changeHeld(held -> held.after(event));
        if (event instanceof MoneyBooked it) {
            return after.change(it.meterId(), purse -> purse.apply(it.operationId(), it.kind(), it.amount()));
        }
        if (event instanceof BalanceAdjusted it) {
            return after.change(it.meterId(), purse -> purse.adjusted(it.amount()));
        }
        if (event instanceof ReadingContradicted it) {
            return after.change(
                    it.meterId(), purse -> purse.quarantined(new Quarantine(it.cause(), null, null, it.at())));
        }
        return after;
    }

    /** Money goes another way than from the customer to the meter. */
    private static AccountView afterMove(AccountView known, AccountEvent event) {
        if (event instanceof CreditRedelivered it) {
            return known.change(
                            it.originalMeterId(),
                            purse -> purse.afterRedelivery(it.originalOperationId(), it.credited()))
                    .change(it.meterId(), purse -> purse.afterSale(it.operationId(), it.credited()));
        }
        if (event instanceof RefundRequested it) {
            OperationState state = it.approvalId() == null ? OperationState.PENDING : OperationState.AWAITING_APPROVAL;
            return known.change(
                    it.meterId(),
                    purse -> purse.expecting(new Write(it.operationId(), MoneyWriteKind.REFUND, it.amount(), state)));
        }
        if (event instanceof RefundApproved it) {
            return known.change(it.meterId(), purse -> purse.move(it.operationId(), OperationState.PENDING));
        }
        if (event instanceof CorrectionSubmitted it) {
            return known.change(
                    it.meterId(),
                    purse -> purse.expecting(
                            new Write(it.operationId(), it.kind(), it.amount(), OperationState.AWAITING_APPROVAL)));
        }
        if (event instanceof CorrectionRequested it) {
            return known.change(
                    it.meterId(),
                    purse -> purse.expecting(
                            new Write(it.operationId(), it.kind(), it.amount(), OperationState.PENDING)));
        }
        if (event instanceof MoneyWriteCancelled it) {
            return known.change(it.meterId(), purse -> purse.end(it.operationId(), OperationState.CANCELLED));
        }
        if (event instanceof UndeliveredReturned it) {
            return known.change(it.meterId(), purse -> purse.afterReturn(it.operationId(), it.credited()));
        }
        // A payout leaves the meter as it is, and so does a debt.
        return known;
    }

    private static AccountView afterWrite(AccountView known, AccountEvent event) {
        if (event instanceof MoneyWriteIntended it) {
            return known.change(
                    it.meterId(),
                    purse -> purse.intend(it.operationId(), it.amount()).seen(it.before()));
        }
        if (event instanceof MoneyWriteConfirmed it) {
            return known.change(
                    it.meterId(),
                    purse -> purse.apply(it.operationId(), it.kind(), it.amount())
                            .seen(it.after()));
        }
        if (event instanceof MoneyWriteNotApplied it) {
            return known.change(
                    it.meterId(),
                    purse ->
                            purse.move(it.operationId(), OperationState.PENDING).seen(it.found()));
        }
        if (event instanceof MoneyWriteRefused it) {
            return known.change(it.meterId(), purse -> {
                PurseView refused = purse.end(it.operationId(), OperationState.REFUSED);
                return it.found() == null ? refused : refused.seen(it.found());
            });
        }
        if (event instanceof MoneyWriteOutcomeUnknown it) {
            return known.change(it.meterId(), purse -> purse.move(it.operationId(), OperationState.UNKNOWN));
        }
        OutcomeSettled it = (OutcomeSettled) event;
        return known.change(
                it.meterId(),
                purse -> it.outcome() == SettledAs.APPLIED
                        ? purse.apply(it.operationId(), it.kind(), it.amount())
                        : purse.end(it.operationId(), OperationState.REFUSED));
    }

    private static PurseView purseOf(MeterAttached it) {
        Write opening =
                new Write(it.operationId(), MoneyWriteKind.OPENING, it.openingBalance(), OperationState.PENDING);
        return new PurseView(
                it.meterId(),
                it.serialNumber(),
                it.tariffId(),
                it.openingBalance(),
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                List.of(opening),
                null,
                null,
                null);
    }

    private static PurseView quarantine(PurseView purse, MeterQuarantined it) {
        PurseView doubtful = it.operationId() == null ? purse : purse.doubt(it.operationId());
        return doubtful.seen(new OnMeter(it.foundBalance(), it.foundCount(), it.at()))
                .quarantined(new Quarantine(it.cause(), it.expectedCount(), it.foundCount(), it.at()));
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("siteId", "sequence"), List.of("unitId"), List.of("state", "sequence"));
    }
}
