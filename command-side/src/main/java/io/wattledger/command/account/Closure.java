package io.wattledger.command.account;

import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.AccountClosed;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.AccountPrepared;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.ClosureSettled;
import io.wattledger.kernel.event.ClosureStarted;
import io.wattledger.kernel.event.FinalReadingTaken;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterDetached;
import io.wattledger.kernel.event.MeterReplaced;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.PreparationWithdrawn;
import io.wattledger.kernel.event.ReplacementStarted;
import io.wattledger.kernel.event.SettlementEstimated;
import io.wattledger.kernel.event.SettlementPaidOut;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Money;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** How far an account has come on its way to its end, and the meters that leave it. Part of the account: its events change it. */
public final class Closure {

    private final Map<MeterId, Departure> departures = new LinkedHashMap<>();
    private AccountState state = AccountState.OPEN;
    private Money due = Money.ZERO;

    Closure() {}

    /** How far the account has come; that a closed one waits for a meter, its ledgers tell. */
    public AccountState state() {
        return state;
    }

    /** The meters that leave or have left. */
    public Collection<Departure> departures() {
        return Collections.unmodifiableCollection(departures.values());
    }

    /** A meter that leaves or has left. */
    public Optional<Departure> departure(MeterId meter) {
        return Optional.ofNullable(departures.get(meter));
    }

    /** What its meters held and is not paid out yet; nothing where they were overdrawn. */
    public Money due() {
        return due;
    }

    /** A meter that comes back to the account which it left is not leaving it. */
    @EventSourcingHandler
    void on(MeterAttached event) {
        departures.remove(event.meterId());
    }

    @EventSourcingHandler
    void on(AccountPrepared event) {
        state = AccountState.PREPARED;
    }

    @EventSourcingHandler
    void on(PreparationWithdrawn event) {
        state = AccountState.WITHDRAWN;
    }

    @EventSourcingHandler
    void on(AccountOpened event) {
        state = AccountState.OPEN;
    }

    @EventSourcingHandler
    void on(ClosureStarted event) {
        state = AccountState.CLOSING;
    }

    @EventSourcingHandler
    void on(ReplacementStarted event) {
        change(event.oldMeterId(), departure -> departure.succeededBy(event));
    }

    @EventSourcingHandler
    void on(ClearingOrdered event) {
        change(event.meterId(), departure -> departure.ordered(event));
    }

    @EventSourcingHandler
    void on(SettlementEstimated event) {
        change(event.meterId(), departure -> departure.estimated(event.balance()));
    }

    @EventSourcingHandler
    void on(MoneyWriteConfirmed event) {
        if (event.kind() == MoneyWriteKind.CLOSING) {
            change(event.meterId(), departure -> departure.cleared(event.amount()));
        }
    }

    @EventSourcingHandler
    void on(OutcomeSettled event) {
        if (event.kind() == MoneyWriteKind.CLOSING && event.outcome() == SettledAs.APPLIED) {
            change(event.meterId(), departure -> departure.cleared(event.amount()));
        }
    }

    @EventSourcingHandler
    void on(FinalReadingTaken event) {
        change(event.meterId(), departure -> departure.read(event.reading().tiers()));
    }

    @EventSourcingHandler
    void on(MeterReplaced event) {
        change(event.oldMeterId(), Departure::replaced);
    }

    @EventSourcingHandler
    void on(MeterDetached event) {
        change(event.meterId(), departure -> departure.cleared(event.balance()));
    }

    @EventSourcingHandler
    void on(ClosureSettled event) {
        state = AccountState.SETTLED;
        due = event.balance().isPositive() ? event.balance() : Money.ZERO;
    }

    @EventSourcingHandler
    void on(SettlementPaidOut event) {
        due = Money.ZERO;
    }

    @EventSourcingHandler
    void on(AccountClosed event) {
        state = AccountState.CLOSED;
    }

    private void change(MeterId meter, UnaryOperator<Departure> step) {
        departures.put(meter, step.apply(departures.getOrDefault(meter, Departure.of(meter))));
    }
}
