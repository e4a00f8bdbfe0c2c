package io.wattledger.command.account.correct;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.Posting;
import io.wattledger.command.account.Posting.State;
import io.wattledger.kernel.approval.ApprovalSubject.Correction;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * What becomes of a correction that waits for a second person. It listens to no bus: only the decision on the approval carries it out,
 * in its own transaction.
 */
@Component
public final class ApprovedCorrections {

    private final AggregateStore<Account> accounts;
    private final CorrectionConditions conditions;
    private final Clock clock;

    /** Decides corrections in accounts of this repository. */
    public ApprovedCorrections(Repository<Account> accounts, CorrectionConditions conditions, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.conditions = conditions;
        this.clock = clock;
    }

    /**
     * Refuses what could not be carried out now.
     *
     * @return the site concerned
     */
    public SiteId checkAsked(Correction asked) {
        return accounts.load(asked.accountId()).invoke(account -> {
            checkWaiting(account, asked);
            return account.siteId();
        });
    }

    /** Lets the correction go to the meter, as two people agreed. */
    public void approve(Correction agreed) {
        accounts.load(agreed.accountId()).execute(account -> {
            checkWaiting(account, agreed);
            Instant now = clock.instant();
            conditions.check(account, account.ledger(agreed.meterId()));
            Posting original = account.posting(agreed.originalOperationId());
            account.record(List.of(
                    new CorrectionFacts(account, original, agreed.operationId(), agreed.reason(), now).requested()));
            account.carryOut(agreed.meterId(), agreed.operationId(), now);
        });
    }

    /** Ends a correction that a second person declined; one that was withdrawn meanwhile has ended already. */
    public void decline(Correction declined) {
        accounts.load(declined.accountId()).execute(account -> {
            Posting posting = account.posting(declined.operationId());
            if (posting.state() == State.AWAITING_APPROVAL) {
                account.record(List.of(posting.cancelled(account, clock.instant())));
            }
        });
    }

    private static void checkWaiting(Account account, Correction correction) {
        if (account.posting(correction.operationId()).state() != State.AWAITING_APPROVAL) {
            throw new RefusedException(ProblemType.APPROVAL_ALREADY_DECIDED);
        }
    }
}
