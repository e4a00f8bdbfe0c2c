package io.wattledger.command.account.close;

import io.wattledger.command.account.Account;
import io.wattledger.command.account.Departure;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.OpenWrite;
import io.wattledger.command.account.Posting.State;
import io.wattledger.command.account.Presence;
import io.wattledger.command.meter.relay.RelayDesk;
import io.wattledger.command.meter.tiers.TierDesk;
import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.DebtCause;
import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.command.OrderRelay;
import io.wattledger.kernel.command.OrderTierPosition;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.TierPosition;
import io.wattledger.kernel.event.AccountClosed;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.ClosureSettled;
import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterDetached;
import io.wattledger.kernel.event.MeterReplaced;
import io.wattledger.kernel.event.MoneyWriteCancelled;
import io.wattledger.kernel.event.ReplacementStarted;
import io.wattledger.kernel.event.SettlementDifferenceAdopted;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.IdSource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What follows by itself once a meter that leaves was cleared or estimated: it is given up, and the account comes nearer to its end. */
@Component
public final class Departing {

    private static final String LEFT = "the meter left the account";
    private static final String OVERDRAWN = "the meter was overdrawn when it was replaced";
    private static final String SHORTAGE = "the meters were overdrawn when the account was closed";

    private final RelayDesk relays;
    private final TierDesk tiers;
    private final IdSource ids;
    private final Clock clock;

    /** Orders relays and tier positions at these desks. */
    public Departing(RelayDesk relays, TierDesk tiers, IdSource ids, Clock clock) {
        this.relays = relays;
        this.tiers = tiers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The facts that send a meter away: its clearing, after all that waits for it; or that it is gone, if nothing was ever sent to open its
     * purse and so what was to be moved onto it is still with us.
     */
    public List<AccountEvent> sendAway(Account account, MeterLedger ledger, RelayMode relay) {
        Instant now = clock.instant();
        if (ledger.isUnopened()) {
            List<AccountEvent> facts = new ArrayList<>();
            ledger.nextWrite().ifPresent(opening -> facts.add(withdrawn(account, ledger, opening, now)));
            facts.add(new MeterDetached(
                    account.accountId(), account.siteId(), ledger.meterId(), ledger.openingBalance(), now));
            return facts;
        }
        return List.of(new ClearingOrdered(
                account.accountId(),
                account.siteId(),
                ledger.meterId(),
                new OperationId(ids.next()),
                relay,
                new OperationId(ids.next()),
                now));
    }

    private static MoneyWriteCancelled withdrawn(Account account, MeterLedger ledger, OpenWrite opening, Instant now) {
        return new MoneyWriteCancelled(
                account.accountId(),
                account.siteId(),
                ledger.meterId(),
                opening.operationId(),
                opening.kind(),
                opening.amount(),
                now);
    }

    /** Takes the steps that the facts recorded so far make possible. */
    public void advance(Account account) {
        Instant now = clock.instant();
        for (MeterLedger ledger : account.ledgers()) {
            account.closure().departure(ledger.meterId()).ifPresent(departure -> {
                departure.successor().ifPresent(successor -> replace(account, departure, successor, now));
                if (departure.isCleared() && ledger.presence() == Presence.LEAVING) {
                    giveUp(account, departure, now);
                }
            });
        }
        if (account.closure().state() == AccountState.CLOSING) {
            account.record(settlement(account, now));
        }
        if (account.closure().state() == AccountState.SETTLED && !isAnythingDue(account)) {
            account.record(List.of(new AccountClosed(account.accountId(), account.siteId(), now)));
        }
    }

    /** The new meter opens with exactly what the old one held; it cannot open below nothing. */
    private void replace(Account account, Departure departure, ReplacementStarted successor, Instant now) {
        Money remaining = departure.worth().orElseThrow();
        List<AccountEvent> facts = new ArrayList<>();
        facts.add(new MeterReplaced(
                account.accountId(), account.siteId(), departure.meterId(), successor.newMeterId(), remaining, now));
        if (remaining.isNegative()) {
            facts.add(debt(account, remaining, DebtCause.METER_REPLACED, OVERDRAWN, now));
        }
        facts.add(new MeterAttached(
                account.accountId(),
                account.siteId(),
                successor.newMeterId(),
                successor.openingOperationId(),
                successor.serialNumber(),
                successor.tariffId(),
                remaining.isNegative() ? Money.ZERO : remaining));
        account.record(facts);
        TierPosition position = departure.tiers();
        if (position != null) {
            tiers.order(new OrderTierPosition(successor.newMeterId(), successor.tiersOperationId(), position));
        }
    }

    private DebtRecorded debt(Account account, Money overdrawn, DebtCause cause, String reason, Instant now) {
        return new DebtRecorded(
                account.accountId(),
                account.siteId(),
                new DebtId(ids.next()),
                overdrawn.negated(),
                cause,
                Instalment.USUAL,
                reason,
                now);
    }

    private void giveUp(Account account, Departure departure, Instant now) {
        Money held = departure.worth().orElseThrow();
        account.record(
                List.of(new MeterDetached(account.accountId(), account.siteId(), departure.meterId(), held, now)));
        Money estimate = departure.estimate();
        if (estimate != null && (departure.isReplaced() || account.closure().state() != AccountState.CLOSING)) {
            account.record(List.of(new SettlementDifferenceAdopted(
                    account.accountId(),
                    account.siteId(),
                    departure.meterId(),
                    estimate,
                    held,
                    held.minus(estimate),
                    now)));
        }
        ClearingOrdered order = departure.order();
        if (order != null) {
            relays.order(new OrderRelay(order.meterId(), order.relayOperationId(), order.relay(), LEFT, null, null));
        }
    }

    /** Nothing while it is not known of every meter what it held, or is taken to hold. */
    private List<AccountEvent> settlement(Account account, Instant now) {
        Money sum = Money.ZERO;
        for (MeterLedger ledger : account.ledgers()) {
            Departure departure = account.closure().departure(ledger.meterId()).orElse(null);
            if (departure == null || departure.worth().isEmpty()) {
                return List.of();
            }
            if (!departure.isReplaced()) {
                sum = sum.plus(departure.worth().get());
            }
        }
        List<AccountEvent> facts = new ArrayList<>();
        facts.add(new ClosureSettled(account.accountId(), account.siteId(), sum, now));
        if (sum.isNegative()) {
            facts.add(debt(account, sum, DebtCause.SETTLEMENT_SHORTAGE, SHORTAGE, now));
        }
        return facts;
    }

    private static boolean isAnythingDue(Account account) {
        return account.closure().due().isPositive()
                || !account.postings().in(State.UNDELIVERED).isEmpty()
                || !account.postings().unpaidRefunds().isEmpty();
    }
}
