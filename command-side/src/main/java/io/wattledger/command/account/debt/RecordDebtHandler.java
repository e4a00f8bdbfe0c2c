package io.wattledger.command.account.debt;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.kernel.account.DebtCause;
import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.command.RecordDebt;
import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Enters what a customer owes from before; later sales pay it off. */
@Component
public final class RecordDebtHandler {

    private static final int LONGEST_REASON = 200;
    private static final int WHOLE_PERMILLE = 1000;
    private static final Money MOST_OWED = Money.ofFen(1_000_000_000);

    private final AggregateStore<Account> accounts;
    private final Clock clock;

    /** Enters debts of accounts of this repository. */
    public RecordDebtHandler(Repository<Account> accounts, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.clock = clock;
    }

    @CommandHandler
    void handle(RecordDebt command) {
        FieldFaults faults = new FieldFaults()
                .unless(isOwable(command.amount()), "amount", "must lie between 0.01 and " + MOST_OWED)
                .text("reason", command.reason(), LONGEST_REASON);
        check(command.instalment(), faults);
        faults.refuseIfAny();
        accounts.load(command.accountId())
                .execute(account -> account.record(List.of(new DebtRecorded(
                        account.accountId(),
                        account.siteId(),
                        command.debtId(),
                        command.amount(),
                        DebtCause.ENTERED,
                        command.instalment(),
                        command.reason(),
                        clock.instant()))));
    }

    private static void check(Instalment instalment, FieldFaults faults) {
        if (instalment instanceof Instalment.ShareOfSale share) {
            faults.between("sharePermille", share.permille(), 1, WHOLE_PERMILLE);
        } else if (instalment instanceof Instalment.PerSale perSale) {
            faults.unless(isOwable(perSale.amount()), "perSale", "must be more than 0.00");
        } else if (instalment instanceof Instalment.PerMonth perMonth) {
            faults.unless(isOwable(perMonth.amount()), "perMonth", "must be more than 0.00");
        }
    }

    private static boolean isOwable(Money amount) {
        return amount.isPositive() && !amount.exceeds(MOST_OWED);
    }
}
