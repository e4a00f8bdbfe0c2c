package io.wattledger.command.account.release;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.HeldFacts;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.kernel.approval.ApprovalSubject.QuarantineRelease;
import io.wattledger.kernel.command.ReleaseMeter;
import io.wattledger.kernel.event.MeterReleased;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Releases a meter from quarantine; its count series restarts from the base that people named, and what waited goes on. It listens to no
 * bus: only the granting of an approval carries it out, in its own transaction.
 */
@Component
public final class ReleaseMeterHandler {

    private static final int LONGEST_REASON = 200;
    private static final int HIGHEST_COUNT = 65_535;

    private final AggregateStore<Account> accounts;
    private final Clock clock;

    /** Releases meters of accounts of this repository. */
    public ReleaseMeterHandler(Repository<Account> accounts, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.clock = clock;
    }

    /**
     * Refuses what could not be carried out now.
     *
     * @return the site concerned
     */
    public SiteId checkAsked(QuarantineRelease asked) {
        new FieldFaults()
                .between("baseCount", asked.baseCount(), 0, HIGHEST_COUNT)
                .text("reason", asked.reason(), LONGEST_REASON)
                .refuseIfAny();
        return accounts.load(asked.accountId()).invoke(account -> {
            checkReleasable(account.ledger(asked.meterId()));
            return account.siteId();
        });
    }

    /** Releases it as two people agreed. */
    public void carryOut(ReleaseMeter command) {
        accounts.load(command.accountId()).execute(account -> {
            checkReleasable(account.ledger(command.meterId()));
            Instant now = clock.instant();
            account.record(List.of(new MeterReleased(
                    account.accountId(),
                    account.siteId(),
                    command.meterId(),
                    command.baseCount(),
                    command.adoptedAdjustment(),
                    command.reason(),
                    command.approvalId(),
                    now)));
            if (account.isHeld()) {
                account.record(new HeldFacts(account, now)
                        .levelAt(account.held().balance()).stream().toList());
            }
        });
    }

    private static void checkReleasable(MeterLedger ledger) {
        if (!ledger.isQuarantined()) {
            throw new RefusedException(ProblemType.METER_NOT_QUARANTINED);
        }
        if (ledger.undecidedWrite().isPresent()) {
            throw new RefusedException(ProblemType.OUTCOME_STILL_UNKNOWN);
        }
    }
}
