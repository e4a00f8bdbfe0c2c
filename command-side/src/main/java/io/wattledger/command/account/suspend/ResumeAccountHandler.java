package io.wattledger.command.account.suspend;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.meter.relay.RelayHolds;
import io.wattledger.kernel.command.RelaysOrdered;
import io.wattledger.kernel.command.ResumeAccount;
import io.wattledger.kernel.event.AccountResumed;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Ends the suspension of an account: in one transaction credit may be sold again, and its relays are given back to prepaid control. */
@Component
public final class ResumeAccountHandler {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Account> accounts;
    private final RelayHolds holds;
    private final RelaysOfAccount relays;
    private final Clock clock;

    /** Resumes accounts of this repository. */
    ResumeAccountHandler(Repository<Account> accounts, RelayHolds holds, RelaysOfAccount relays, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.holds = holds;
        this.relays = relays;
        this.clock = clock;
    }

    @CommandHandler
    RelaysOrdered handle(ResumeAccount command) {
        new FieldFaults().text("reason", command.reason(), LONGEST_REASON).refuseIfAny();
        List<MeterLedger> meters = accounts.load(command.accountId()).invoke(account -> {
            if (!account.tenancy().isSuspended()) {
                throw new RefusedException(ProblemType.NOT_SUSPENDED);
            }
            account.record(List.of(
                    new AccountResumed(account.accountId(), account.siteId(), command.reason(), clock.instant())));
            return account.presentLedgers();
        });
        return relays.order(
                meters, (meter, operation) -> holds.release(meter, command.accountId(), operation, command.reason()));
    }
}
