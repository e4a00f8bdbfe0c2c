package io.wattledger.command.account.debt;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.Debts.Debt;
import io.wattledger.kernel.approval.ApprovalSubject.DebtWriteOff;
import io.wattledger.kernel.event.DebtWrittenOff;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Gives up old debts. It listens to no bus: only the granting of an approval carries it out, in its own transaction.
 */
@Component
public final class DebtWriteOffs {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Account> accounts;
    private final Clock clock;

    /** Gives up debts of accounts of this repository. */
    public DebtWriteOffs(Repository<Account> accounts, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.clock = clock;
    }

    /**
     * Refuses what could not be carried out now.
     *
     * @return the site concerned
     */
    public SiteId checkAsked(DebtWriteOff asked) {
        new FieldFaults()
                .unless(asked.amount().isPositive(), "amount", "must be more than 0.00")
                .text("reason", asked.reason(), LONGEST_REASON)
                .refuseIfAny();
        return accounts.load(asked.accountId()).invoke(account -> {
            owed(account, asked);
            return account.siteId();
        });
    }

    /** Gives up what two people agreed to give up. */
    public void carryOut(DebtWriteOff agreed, ApprovalId approval) {
        accounts.load(agreed.accountId()).execute(account -> {
            Debt debt = owed(account, agreed);
            account.record(List.of(new DebtWrittenOff(
                    account.accountId(),
                    account.siteId(),
                    debt.debtId(),
                    agreed.amount(),
                    debt.remaining().minus(agreed.amount()),
                    agreed.reason(),
                    approval,
                    clock.instant())));
        });
    }

    private static Debt owed(Account account, DebtWriteOff asked) {
        Debt debt = account.debts().debt(asked.debtId());
        if (asked.amount().exceeds(debt.remaining())) {
            throw new RefusedException(Refusal.of(
                    ProblemType.MORE_THAN_OWED,
                    Map.of("remaining", debt.remaining().toString())));
        }
        return debt;
    }
}
