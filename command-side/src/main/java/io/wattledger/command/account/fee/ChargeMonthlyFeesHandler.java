package io.wattledger.command.account.fee;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Account;
import io.wattledger.kernel.command.ChargeMonthlyFees;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Charges fixed fees; a month that was charged already is left alone, so that the command may come twice. */
@Component
public final class ChargeMonthlyFeesHandler {

    private final AggregateStore<Account> accounts;
    private final Clock clock;

    /** Charges accounts of this repository. */
    public ChargeMonthlyFeesHandler(Repository<Account> accounts, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.clock = clock;
    }

    @CommandHandler
    void handle(ChargeMonthlyFees command) {
        accounts.load(command.accountId())
                .execute(account -> FeesDue.charge(account, command.month(), clock.instant()));
    }
}
