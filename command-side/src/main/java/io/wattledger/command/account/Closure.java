package io.wattledger.command.account;

import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.ClosureSettled;
import io.wattledger.kernel.event.FinalReadingTaken;
import io.wattledger.kernel.event.ReplacementStarted;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Money;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How far an account has come on its way to its end, and the meters that leave it. */
public final class Closure {

    private final Map<MeterId, Departure> departures = new LinkedHashMap<>();
    private AccountState state = AccountState.OPEN;
    private Money due = Money.ZERO;

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

    void move(AccountState next) {
        state = next;
    }

    void on(ClearingOrdered order) {
        change(order.meterId(), departure -> departure.ordered(order));
    }

    void estimated(MeterId meter, Money balance) {
        change(meter, departure -> departure.estimated(balance));
    }

    void cleared(MeterId meter, Money balance) {
        change(meter, departure -> departure.cleared(balance));
    }

    void on(FinalReadingTaken event) {
        change(event.meterId(), departure -> departure.read(event.reading().tiers()));
    }

    void on(ReplacementStarted event) {
        change(event.oldMeterId(), departure -> departure.succeededBy(event));
    }

    void replaced(MeterId meter) {
        change(meter, Departure::replaced);
    }

    /** A meter that comes back to the account which it left is not leaving it. */
    void returned(MeterId meter) {
        departures.remove(meter);
    }

    void on(ClosureSettled settled) {
        state = AccountState.SETTLED;
        due = settled.balance().isPositive() ? settled.balance() : Money.ZERO;
    }

    void paidOut() {
        due = Money.ZERO;
    }

    private void change(MeterId meter, UnaryOperator<Departure> step) {
        departures.put(meter, step.apply(departures.getOrDefault(meter, Departure.of(meter))));
    }
}
