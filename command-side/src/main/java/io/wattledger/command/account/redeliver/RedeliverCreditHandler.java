package io.wattledger.command.account.redeliver;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MoneyPath;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.command.account.Posting;
import io.wattledger.command.account.Posting.State;
import io.wattledger.kernel.command.RedeliverCredit;
import io.wattledger.kernel.command.RedeliveryAccepted;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Tries again, by a new operation, to put on a meter what was sold or transferred and did not arrive; on the same meter or another one of the account. */
@Component
public final class RedeliverCreditHandler {

    private final AggregateStore<Account> accounts;
    private final MoneyPath moneyPath;
    private final MoneyRules rules;
    private final Clock clock;

    /** Delivers again to accounts of this repository. */
    public RedeliverCreditHandler(Repository<Account> accounts, MoneyPath moneyPath, MoneyRules rules, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.moneyPath = moneyPath;
        this.rules = rules;
        this.clock = clock;
    }

    @CommandHandler
    RedeliveryAccepted handle(RedeliverCredit command) {
        Instant now = clock.instant();
        return accounts.load(command.accountId()).invoke(account -> {
            Posting original = account.posting(command.originalOperationId());
            if (original.state() != State.UNDELIVERED) {
                throw new RefusedException(ProblemType.NOTHING_UNDELIVERED);
            }
            account.tenancy().checkAvailable();
            rules.checkWritable(account.ledger(command.meterId()));
            moneyPath.to(command.meterId());
            account.record(List.of(again(account, original, command, now)));
            return new RedeliveryAccepted(command.operationId(), original.credited());
        });
    }

    private static AccountEvent again(Account account, Posting original, RedeliverCredit command, Instant now) {
        if (original.kind() == MoneyWriteKind.TRANSFER_IN) {
            return new TransferForwarded(
                    account.accountId(),
                    account.siteId(),
                    command.meterId(),
                    command.operationId(),
                    original.operationId(),
                    original.meterId(),
                    original.credited(),
                    now);
        }
        return new CreditRedelivered(
                account.accountId(),
                account.siteId(),
                command.meterId(),
                command.operationId(),
                original.operationId(),
                original.meterId(),
                original.paid(),
                original.credited(),
                now);
    }
}
