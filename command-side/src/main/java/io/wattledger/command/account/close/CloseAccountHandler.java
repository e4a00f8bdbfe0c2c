package io.wattledger.command.account.close;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.Departure;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.MoneyPath;
import io.wattledger.command.account.Posting.State;
import io.wattledger.command.account.Presence;
import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.command.CloseAccount;
import io.wattledger.kernel.command.ClosureAccepted;
import io.wattledger.kernel.command.ClosureAccepted.Clearing;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.ClosureStarted;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Begins to close an account: from now on it takes no more money, and each meter is cleared after the writes that wait for it. Asked
 * again, it orders anew the clearings that came to nothing.
 */
@Component
public final class CloseAccountHandler {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Account> accounts;
    private final Departing departing;
    private final MoneyPath moneyPath;
    private final Clock clock;

    /** Closes accounts of this repository. */
    public CloseAccountHandler(Repository<Account> accounts, Departing departing, MoneyPath moneyPath, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.departing = departing;
        this.moneyPath = moneyPath;
        this.clock = clock;
    }

    @CommandHandler
    ClosureAccepted handle(CloseAccount command) {
        new FieldFaults()
                .text("reason", command.reason(), LONGEST_REASON)
                .unless(command.relay() != RelayMode.FORCED_CLOSED, "relay", "must not be a forced close")
                .refuseIfAny();
        return accounts.load(command.accountId()).invoke(account -> {
            account.checkOpened();
            account.checkHeldByMeters();
            List<AccountEvent> facts = account.state() == AccountState.OPEN
                    ? begin(account, command)
                    : clearAgain(account, command.relay());
            account.record(facts);
            departing.advance(account);
            return new ClosureAccepted(account.state(), clearingsAmong(facts));
        });
    }

    private List<AccountEvent> begin(Account account, CloseAccount command) {
        account.tenancy().checkAvailable();
        Instant now = clock.instant();
        List<MeterLedger> meters = account.ledgers().stream()
                .filter(ledger -> ledger.presence() != Presence.GONE && !isReplaced(account, ledger))
                .toList();
        meters.forEach(this::checkClearable);
        List<AccountEvent> facts = new ArrayList<>();
        facts.add(new ClosureStarted(account.accountId(), account.siteId(), command.reason(), command.relay(), now));
        // What still waits for a second person never went out, and would come after the clearing.
        account.postings().in(State.AWAITING_APPROVAL).forEach(posting -> facts.add(posting.cancelled(account, now)));
        meters.forEach(ledger -> facts.addAll(departing.sendAway(account, ledger, command.relay())));
        return facts;
    }

    /** A meter that was replaced on the strength of an estimate is still waited for, but counts no more. */
    private static boolean isReplaced(Account account, MeterLedger ledger) {
        return account.closure()
                .departure(ledger.meterId())
                .filter(Departure::isReplaced)
                .isPresent();
    }

    private void checkClearable(MeterLedger ledger) {
        if (ledger.isQuarantined()) {
            throw new RefusedException(ProblemType.METER_QUARANTINED);
        }
        if (ledger.presence() == Presence.LEAVING) {
            throw new RefusedException(ProblemType.METER_LEAVING);
        }
        moneyPath.to(ledger.meterId());
    }

    private List<AccountEvent> clearAgain(Account account, RelayMode relay) {
        List<AccountEvent> facts = account.ledgers().stream()
                .filter(ledger -> ledger.presence() == Presence.LEAVING
                        && ledger.openWrites().isEmpty())
                .flatMap(ledger -> departing.sendAway(account, ledger, relay).stream())
                .toList();
        if (facts.isEmpty()) {
            throw new RefusedException(
                    account.state() == AccountState.CLOSING
                            ? ProblemType.CLOSURE_UNDER_WAY
                            : ProblemType.ACCOUNT_CLOSED);
        }
        return facts;
    }

    private static List<Clearing> clearingsAmong(List<AccountEvent> facts) {
        return facts.stream()
                .filter(ClearingOrdered.class::isInstance)
                .map(ClearingOrdered.class::cast)
                .map(order -> new Clearing(order.meterId(), order.operationId()))
                .toList();
    }
}
