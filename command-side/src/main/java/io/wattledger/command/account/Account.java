package io.wattledger.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.command.account.Posting.State;
import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.AccountPrepared;
import io.wattledger.kernel.event.AccountResumed;
import io.wattledger.kernel.event.AccountSuspended;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.CorrectionPaidOut;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CorrectionSubmitted;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.CreditTransferRequested;
import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.event.DebtRecovered;
import io.wattledger.kernel.event.DebtRestored;
import io.wattledger.kernel.event.DebtWrittenOff;
import io.wattledger.kernel.event.HeldBalanceEvent;
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
import io.wattledger.kernel.event.OwnerChangeAbandoned;
import io.wattledger.kernel.event.OwnerChangeRequested;
import io.wattledger.kernel.event.OwnerChanged;
import io.wattledger.kernel.event.ReadingContradicted;
import io.wattledger.kernel.event.RefundApproved;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A customer's contract over the meters of a unit 用户, with a money ledger for each meter. Use cases decide; this assigns. */
@Aggregate(cache = "aggregateCache")
public class Account {

    @AggregateIdentifier
    private AccountId accountId;

    private SiteId siteId;
    private @Nullable AccountPrepared plan;
    private Tenure tenure;
    private boolean suspended;
    private int lastTenure;

    /** The change of owner that is under way; null while there is none. */
    private @Nullable OwnerChange ownerChange;

    private final Map<MeterId, MeterLedger> ledgers = new LinkedHashMap<>();
    private final Postings postings = new Postings();
    private final Debts debts = new Debts();

    @AggregateMember
    private final Closure closure = new Closure();

    private final Map<OperationId, Transfer> transfers = new HashMap<>();

    /** Null where the meters hold it. */
    private @Nullable HeldBalance heldBalance;

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    /** A new account over the meters that these facts attach. */
    public static Account open(AccountOpened fact, List<? extends AccountEvent> meters) {
        apply(fact);
        meters.forEach(meter -> apply(meter));
        return new Account();
    }

    /** A new account that is only laid down. */
    public static Account prepare(AccountPrepared fact) {
        apply(fact);
        return new Account();
    }

    /** What was laid down; refused once it is opened or withdrawn. */
    public AccountPrepared plan() {
        if (plan == null || closure.state() != AccountState.PREPARED) {
            throw new RefusedException(ProblemType.ACCOUNT_NOT_PREPARED);
        }
        return plan;
    }

    /** Its identity. */
    public AccountId accountId() {
        return accountId;
    }

    /** The site it belongs to. */
    public SiteId siteId() {
        return siteId;
    }

    /** Whether we hold its balance, and not its meters. */
    public boolean isHeld() {
        return heldBalance != null;
    }

    /** The balance that we hold; an account whose meters hold it is refused. */
    public HeldBalance held() {
        if (heldBalance == null) {
            throw new RefusedException(ProblemType.BALANCE_NOT_HELD);
        }
        return heldBalance;
    }

    /** Where its balance lives. */
    public BalanceHeld balanceHeld() {
        return isHeld() ? BalanceHeld.SERVER : BalanceHeld.METER;
    }

    /** Its meters, in the order in which they came, without those that have left. */
    public List<MeterId> meters() {
        return ledgers.values().stream()
                .filter(ledger -> ledger.presence() != Presence.GONE)
                .map(MeterLedger::meterId)
                .toList();
    }

    /** In whose hands it is. */
    public Tenure tenure() {
        return tenure;
    }

    /** The one that follows; a number is never given twice, so that no two people share a key. */
    public Tenure nextTenure() {
        return new Tenure(accountId, lastTenure + 1);
    }

    /** The meters that neither left it nor are about to. */
    public List<MeterLedger> presentLedgers() {
        return ledgers.values().stream()
                .filter(ledger -> ledger.presence() == Presence.STAYING)
                .toList();
    }

    /** Refuses while it is about to pass to another owner. */
    public void checkNoOwnerChange() {
        if (ownerChange != null) {
            throw new RefusedException(ProblemType.OWNER_CHANGE_UNDER_WAY);
        }
    }

    /** Refuses unless all its money is on meters or was handed out, with nothing in doubt. */
    public void checkMoneyAtRest() {
        if (ledgers.values().stream().anyMatch(MeterLedger::isQuarantined)) {
            throw new RefusedException(ProblemType.METER_QUARANTINED);
        }
        if (ledgers.values().stream().anyMatch(ledger -> !ledger.openWrites().isEmpty()) || postings.anyAwaited()) {
            throw new RefusedException(ProblemType.MONEY_IN_FLIGHT);
        }
        if (!postings.in(State.UNDELIVERED).isEmpty()
                || !postings.unpaidRefunds().isEmpty()) {
            throw new RefusedException(ProblemType.MONEY_NOT_SETTLED);
        }
    }

    /** Whether it rests. */
    public boolean isSuspended() {
        return suspended;
    }

    /** Refuses what has to wait while the account rests or is about to pass to another owner. */
    public void checkAvailable() {
        if (suspended) {
            throw new RefusedException(ProblemType.ACCOUNT_SUSPENDED);
        }
        checkNoOwnerChange();
    }

    /** The ledger of one of its meters; a meter that is none of them is refused. */
    public MeterLedger ledger(MeterId meter) {
        MeterLedger ledger = ledgers.get(meter);
        if (ledger == null) {
            throw new RefusedException(ProblemType.METER_NOT_ON_ACCOUNT);
        }
        return ledger;
    }

    /** The ledgers of all its meters, also of those that have left. */
    public List<MeterLedger> ledgers() {
        return List.copyOf(ledgers.values());
    }

    /** How far it has come on its way to its end. */
    public Closure closure() {
        return closure;
    }

    /** As above; once it is closed, whether a meter is still waited for. */
    public AccountState state() {
        boolean pending = ledgers.values().stream().anyMatch(ledger -> ledger.presence() != Presence.GONE);
        return closure.state() == AccountState.CLOSED && pending ? AccountState.CLOSED_METER_PENDING : closure.state();
    }

    /** Refuses a meter that is on the account, or is to come. */
    public void checkFree(MeterId meter) {
        boolean present = ledgers.containsKey(meter) && ledger(meter).presence() != Presence.GONE;
        boolean expected = closure.departures().stream()
                .map(Departure::replacement)
                .anyMatch(next -> next != null && next.newMeterId().equals(meter));
        if (present || (expected && !ledgers.containsKey(meter))) {
            throw new RefusedException(ProblemType.METER_ALREADY_IN_USE);
        }
    }

    /** Refuses what is only done where the meters hold the balance. */
    public void checkHeldByMeters() {
        if (isHeld()) {
            throw new RefusedException(Refusal.of(ProblemType.NOT_SUPPORTED, Map.of("what", "balanceHeld SERVER")));
        }
    }

    /** Refuses what only an account that is opened can have. */
    public void checkOpened() {
        if (closure.state() == AccountState.PREPARED || closure.state() == AccountState.WITHDRAWN) {
            throw new RefusedException(ProblemType.ACCOUNT_NOT_OPENED);
        }
    }

    /** Refuses what only an account that is open, and not being closed, can have. */
    public void checkNotClosing() {
        checkOpened();
        if (closure.state() != AccountState.OPEN) {
            throw new RefusedException(ProblemType.ACCOUNT_CLOSED);
        }
    }

    /** Refuses what would change the account's money after it was counted for the closing. */
    public void checkNotSettled() {
        if (closure.state() != AccountState.OPEN && closure.state() != AccountState.CLOSING) {
            throw new RefusedException(ProblemType.ACCOUNT_CLOSED);
        }
    }

    /** Its sales, refunds and corrections. */
    public Postings postings() {
        return postings;
    }

    /** A sale, refund or correction of this account; any other operation is refused. */
    public Posting posting(OperationId operation) {
        return postings.find(operation).orElseThrow(() -> new RefusedException(ProblemType.OPERATION_NOT_ON_ACCOUNT));
    }

    /** As above; an operation that is neither, such as the opening of the account, cannot be withdrawn. */
    public Posting withdrawable(OperationId operation) {
        return postings.find(operation).orElseThrow(() -> new RefusedException(ProblemType.NOT_CANCELLABLE));
    }

    /** What it owes from before. */
    public Debts debts() {
        return debts;
    }

    /** Whether nothing of it was sent, nor can be before it is withdrawn. */
    public boolean isUnsent(Posting posting) {
        return posting.state() == State.AWAITING_APPROVAL
                || ledger(posting.meterId())
                        .openWrite(posting.operationId())
                        .filter(OpenWrite::isUntried)
                        .isPresent();
    }

    /** The transfer that this operation takes credit off a meter for; empty for any other operation. */
    public Optional<Transfer> transfer(OperationId operation) {
        return Optional.ofNullable(transfers.get(operation));
    }

    /**
     * Stores what was decided, and what follows from it: a sale that is undone has paid nothing towards a debt, and a change of owner may be at its
     * end.
     */
    public void record(List<? extends AccountEvent> facts) {
        facts.forEach(fact -> {
            apply(fact);
            postings.saleUndoneBy(fact)
                    .ifPresent(sale -> debts.restoredWithout(sale).forEach(restored -> apply(restored)));
        });
        endOfOwnerChange().ifPresent(end -> apply(end));
    }

    private Optional<AccountEvent> endOfOwnerChange() {
        if (ownerChange == null) {
            return Optional.empty();
        }
        Optional<OperationId> failed = ownerChange.failed(this::posting);
        if (failed.isPresent()) {
            return Optional.of(new OwnerChangeAbandoned(accountId, siteId, ownerChange.tenure(), failed.get()));
        }
        return ownerChange.isSettled(this::posting)
                ? Optional.of(new OwnerChanged(accountId, siteId, ownerChange.tenure()))
                : Optional.empty();
    }

    /**
     * Carries out at once what was just accepted, where we hold the balance and no meter takes part.
     *
     * @return how far it has come: to its end, or to the queue of its bus
     */
    public OperationState carryOut(MeterId meter, OperationId operation, Instant now) {
        if (!isHeld()) {
            return OperationState.PENDING;
        }
        record(new HeldFacts(this, now).booked(meter, operation));
        return OperationState.CONFIRMED;
    }

    @EventSourcingHandler
    void on(AccountPrepared event) {
        accountId = event.accountId();
        siteId = event.siteId();
        plan = event;
    }

    @EventSourcingHandler
    void on(AccountOpened event) {
        accountId = event.accountId();
        siteId = event.siteId();
        tenure = Tenure.first(event.accountId());
        lastTenure = tenure.number();
        heldBalance = event.balanceHeld() == BalanceHeld.SERVER ? new HeldBalance() : null;
    }

    @EventSourcingHandler
    void on(HeldBalanceEvent event) {
        held().on(event);
        if (event instanceof MoneyBooked it) {
            postings.applied(it.operationId(), it.amount());
            evolve(it.meterId(), ledger -> ledger.afterBooked(it));
        } else if (event instanceof ReadingContradicted it) {
            evolve(it.meterId(), ledger -> ledger.afterQuarantined());
        }
    }

    @EventSourcingHandler
    void on(AccountSuspended event) {
        suspended = true;
    }

    @EventSourcingHandler
    void on(AccountResumed event) {
        suspended = false;
    }

    @EventSourcingHandler
    void on(OwnerChangeRequested event) {
        lastTenure = event.tenure();
        ownerChange = OwnerChange.of(event);
    }

    @EventSourcingHandler
    void on(OwnerChanged event) {
        tenure = new Tenure(accountId, event.tenure());
        ownerChange = null;
    }

    @EventSourcingHandler
    void on(OwnerChangeAbandoned event) {
        ownerChange = null;
    }

    @EventSourcingHandler
    void on(MeterAttached event) {
        ledgers.put(event.meterId(), MeterLedger.of(event));
    }

    @EventSourcingHandler
    void on(CreditSold event) {
        postings.on(event);
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(CreditRedelivered event) {
        postings.on(event);
        debts.on(event);
        evolve(event.meterId(), ledger -> ledger.accepting(event.operationId(), MoneyWriteKind.SALE, event.credited()));
    }

    @EventSourcingHandler
    void on(RefundRequested event) {
        postings.on(event);
        if (event.approvalId() == null) {
            evolve(
                    event.meterId(),
                    ledger -> ledger.accepting(event.operationId(), MoneyWriteKind.REFUND, event.amount()));
        }
    }

    @EventSourcingHandler
    void on(RefundApproved event) {
        postings.move(event.operationId(), State.OPEN);
        evolve(event.meterId(), ledger -> ledger.accepting(event.operationId(), MoneyWriteKind.REFUND, event.amount()));
    }

    @EventSourcingHandler
    void on(RefundPaidOut event) {
        postings.move(event.operationId(), State.PAID_OUT);
    }

    @EventSourcingHandler
    void on(CorrectionSubmitted event) {
        postings.on(event);
    }

    @EventSourcingHandler
    void on(CorrectionPaidOut event) {
        postings.move(event.operationId(), State.PAID_OUT);
    }

    @EventSourcingHandler
    void on(CorrectionRequested event) {
        postings.on(event);
        evolve(event.meterId(), ledger -> ledger.accepting(event.operationId(), event.kind(), event.amount()));
    }

    @EventSourcingHandler
    void on(CreditTransferRequested event) {
        postings.on(event);
        transfers.put(event.operationId(), new Transfer(event.toMeterId(), event.forwardOperationId()));
        evolve(
                event.meterId(),
                ledger -> ledger.accepting(event.operationId(), MoneyWriteKind.TRANSFER_OUT, event.amount()));
    }

    @EventSourcingHandler
    void on(TransferForwarded event) {
        postings.on(event);
        evolve(
                event.meterId(),
                ledger -> ledger.accepting(event.operationId(), MoneyWriteKind.TRANSFER_IN, event.amount()));
    }

    @EventSourcingHandler
    void on(MoneyWriteCancelled event) {
        postings.notDone(event.operationId());
        evolve(event.meterId(), ledger -> ledger.afterCancelled(event.operationId()));
    }

    @EventSourcingHandler
    void on(UndeliveredReturned event) {
        postings.move(event.operationId(), State.RETURNED);
    }

    @EventSourcingHandler
    void on(DebtRecorded event) {
        debts.on(event);
    }

    @EventSourcingHandler
    void on(DebtRecovered event) {
        debts.on(event);
    }

    @EventSourcingHandler
    void on(DebtRestored event) {
        debts.on(event);
    }

    @EventSourcingHandler
    void on(DebtWrittenOff event) {
        debts.on(event);
    }

    @EventSourcingHandler
    void on(MoneyWriteIntended event) {
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(MoneyWriteConfirmed event) {
        postings.applied(event.operationId(), event.amount());
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(MoneyWriteNotApplied event) {
        evolve(event.meterId(), ledger -> ledger.afterNotApplied(event.operationId()));
    }

    @EventSourcingHandler
    void on(MoneyWriteRefused event) {
        postings.notDone(event.operationId());
        if (ownerChange != null) {
            ownerChange = ownerChange.after(event);
        }
        evolve(event.meterId(), ledger -> ledger.afterRefused(event.operationId()));
    }

    @EventSourcingHandler
    void on(MoneyWriteOutcomeUnknown event) {
        evolve(event.meterId(), ledger -> ledger.afterOutcomeUnknown(event.operationId()));
    }

    @EventSourcingHandler
    void on(OutcomeSettled event) {
        if (event.outcome() == SettledAs.APPLIED) {
            postings.applied(event.operationId(), event.amount());
        } else {
            postings.notDone(event.operationId());
        }
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(MeterQuarantined event) {
        evolve(event.meterId(), ledger -> ledger.afterQuarantined());
    }

    @EventSourcingHandler
    void on(MeterReleased event) {
        if (heldBalance != null) {
            heldBalance.on(event);
        }
        evolve(event.meterId(), ledger -> ledger.afterReleased(event.baseCount()));
    }

    @EventSourcingHandler
    void on(ClearingOrdered event) {
        evolve(event.meterId(), ledger -> ledger.after(event));
    }

    @EventSourcingHandler
    void on(MeterDetached event) {
        evolve(event.meterId(), ledger -> ledger.being(Presence.GONE));
    }

    private void evolve(MeterId meter, UnaryOperator<MeterLedger> step) {
        ledgers.put(meter, step.apply(ledger(meter)));
    }
}
