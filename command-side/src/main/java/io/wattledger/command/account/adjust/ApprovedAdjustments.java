package io.wattledger.command.account.adjust;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.HeldFacts;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.kernel.approval.ApprovalSubject.Adjustment;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Adjusts a balance that we hold, as two people agreed. Only the decision on the approval carries it out, in its own transaction. */
@Component
public final class ApprovedAdjustments {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Account> accounts;
    private final MoneyRules rules;
    private final Clock clock;

    /** Adjusts accounts of this repository. */
    public ApprovedAdjustments(Repository<Account> accounts, MoneyRules rules, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Refuses what could not be carried out now.
     *
     * @return the site concerned
     */
    public SiteId checkAsked(Adjustment asked) {
        Money most = rules.mostSale();
        new FieldFaults()
                .unless(!asked.amount().equals(Money.ZERO), "amount", "must not be 0.00")
                .unless(
                        !asked.amount().exceeds(most)
                                && !asked.amount().negated().exceeds(most),
                        "amount",
                        "must lie between -" + most + " and " + most)
                .text("reason", asked.reason(), LONGEST_REASON)
                .refuseIfAny();
        return accounts.load(asked.accountId()).invoke(account -> {
            check(account, asked);
            return account.siteId();
        });
    }

    /** Adjusts the balance. */
    public void carryOut(Adjustment agreed, ApprovalId approval) {
        accounts.load(agreed.accountId()).execute(account -> {
            check(account, agreed);
            account.record(new HeldFacts(account, clock.instant()).adjusted(agreed, approval));
        });
    }

    private void check(Account account, Adjustment adjustment) {
        account.held();
        rules.checkAccepting(account, account.ledger(adjustment.meterId()));
    }
}
