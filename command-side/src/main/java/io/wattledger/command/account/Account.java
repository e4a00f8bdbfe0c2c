package io.wattledger.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.command.account.Posting.State;
import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.AccountPrepared;
import io.wattledger.kernel.event.HeldBalanceEvent;
import io.wattledger.kernel.event.MeterReleased;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @AggregateMember
    private final Tenancy tenancy = new Tenancy();

    @AggregateMember
    private final MeterLedgers ledgers = new MeterLedgers();

    @AggregateMember
    private final Postings postings = new Postings();

    @AggregateMember
    private final Debts debts = new Debts();

    @AggregateMember
    private final Closure closure = new Closure();

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
        return ledgers.all().stream()
                .filter(ledger -> ledger.presence() != Presence.GONE)
                .map(MeterLedger::meterId)
                .toList();
    }

    /** In whose hands it is, and whether it rests. */
    public Tenancy tenancy() {
        return tenancy;
    }

    /** The meters that neither left it nor are about to. */
    public List<MeterLedger> presentLedgers() {
        return ledgers.all().stream()
                .filter(ledger -> ledger.presence() == Presence.STAYING)
                .toList();
    }

    /** Refuses unless all its money is on meters or was handed out, with nothing in doubt. */
    public void checkMoneyAtRest() {
        if (ledgers.all().stream().anyMatch(MeterLedger::isQuarantined)) {
            throw new RefusedException(ProblemType.METER_QUARANTINED);
        }
        if (ledgers.all().stream().anyMatch(ledger -> !ledger.openWrites().isEmpty()) || postings.anyAwaited()) {
            throw new RefusedException(ProblemType.MONEY_IN_FLIGHT);
        }
        if (!postings.in(State.UNDELIVERED).isEmpty()
                || !postings.unpaidRefunds().isEmpty()) {
            throw new RefusedException(ProblemType.MONEY_NOT_SETTLED);
        }
    }

    /** The ledger of one of its meters; a meter that is none of them is refused. */
    public MeterLedger ledger(MeterId meter) {
        return ledgers.find(meter).orElseThrow(() -> new RefusedException(ProblemType.METER_NOT_ON_ACCOUNT));
    }

    /** The ledgers of all its meters, also of those that have left. */
    public List<MeterLedger> ledgers() {
        return ledgers.all();
    }

    /** How far it has come on its way to its end. */
    public Closure closure() {
        return closure;
    }

    /** As above; once it is closed, whether a meter is still waited for. */
    public AccountState state() {
        boolean pending = ledgers.all().stream().anyMatch(ledger -> ledger.presence() != Presence.GONE);
        return closure.state() == AccountState.CLOSED && pending ? AccountState.CLOSED_METER_PENDING : closure.state();
    }

    /** Refuses a meter that is on the account, or is to come. */
    public void checkFree(MeterId meter) {
        Optional<MeterLedger> known = ledgers.find(meter);
        boolean present =
                known.filter(ledger -> ledger.presence() != Presence.GONE).isPresent();
        boolean expected = closure.departures().stream()
                .map(Departure::replacement)
                .anyMatch(next -> next != null && next.newMeterId().equals(meter));
        if (present || (expected && known.isEmpty())) {
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
        tenancy.endOfChange(siteId, this::posting).ifPresent(end -> apply(end));
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
        heldBalance = event.balanceHeld() == BalanceHeld.SERVER ? new HeldBalance() : null;
    }

    @EventSourcingHandler
    void on(HeldBalanceEvent event) {
        held().on(event);
    }

    @EventSourcingHandler
    void on(MeterReleased event) {
        if (heldBalance != null) {
            heldBalance.on(event);
        }
    }
}
