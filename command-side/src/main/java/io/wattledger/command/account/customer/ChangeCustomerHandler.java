package io.wattledger.command.account.customer;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.CustomerFields;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.command.ChangeCustomer;
import io.wattledger.kernel.event.CustomerChanged;
import io.wattledger.kernel.port.PersonalDataVault;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Puts right what is known of an account's owner: sealed with the owner's key, so that an erasure covers it as well. */
@Component
public final class ChangeCustomerHandler {

    private final AggregateStore<Account> accounts;
    private final PersonalDataVault vault;
    private final Clock clock;

    /** Changes customers of accounts of this repository. */
    public ChangeCustomerHandler(Repository<Account> accounts, PersonalDataVault vault, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.vault = vault;
        this.clock = clock;
    }

    @CommandHandler
    void handle(ChangeCustomer command) {
        CustomerFields.check(new FieldFaults(), "", command.customer()).refuseIfAny();
        accounts.load(command.accountId()).execute(account -> {
            account.checkOpened();
            Tenure tenure = account.tenancy().present();
            account.record(List.of(new CustomerChanged(
                    account.accountId(),
                    account.siteId(),
                    tenure.number(),
                    vault.seal(tenure, command.customer()),
                    clock.instant())));
        });
    }
}
