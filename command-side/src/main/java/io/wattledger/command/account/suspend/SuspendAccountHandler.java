package io.wattledger.command.account.suspend;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.meter.relay.RelayHolds;
import io.wattledger.kernel.command.RelaysOrdered;
import io.wattledger.kernel.command.SuspendAccount;
import io.wattledger.kernel.event.AccountSuspended;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Lets an account rest 报停: in one transaction no more credit is sold for it, and the relay of each of its meters is ordered open. */
@Component
public final class SuspendAccountHandler {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Account> accounts;
    private final RelayHolds holds;
    private final RelaysOfAccount relays;
    private final Clock clock;

    /** Suspends accounts of this repository. */
    SuspendAccountHandler(Repository<Account> accounts, RelayHolds holds, RelaysOfAccount relays, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.holds = holds;
        this.relays = relays;
        this.clock = clock;
    }

    @CommandHandler
    RelaysOrdered handle(SuspendAccount command) {
        new FieldFaults().text("reason", command.reason(), LONGEST_REASON).refuseIfAny();
        List<MeterLedger> meters = accounts.load(command.accountId()).invoke(account -> {
            account.checkNotClosing();
            account.checkHeldByMeters();
            account.tenancy().checkNoChange();
            if (account.tenancy().isSuspended()) {
                throw new RefusedException(ProblemType.ALREADY_SUSPENDED);
            }
            account.record(List.of(
                    new AccountSuspended(account.accountId(), account.siteId(), command.reason(), clock.instant())));
            return account.presentLedgers();
        });
        return relays.order(
                meters, (meter, operation) -> holds.hold(meter, command.accountId(), operation, command.reason()));
    }
}
