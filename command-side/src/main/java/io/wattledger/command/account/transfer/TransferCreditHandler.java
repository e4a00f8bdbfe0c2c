package io.wattledger.command.account.transfer;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MoneyPath;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.command.account.refund.RefundConditions;
import io.wattledger.kernel.command.TransferCredit;
import io.wattledger.kernel.event.CreditTransferRequested;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Orders the first leg of a transfer: credit is taken off one meter as by a refund. What it gives is put on the other meter only by the
 * second leg, which {@link TransferForwarding} begins once the first one is proved.
 */
@Component
public final class TransferCreditHandler {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Account> accounts;
    private final RefundConditions conditions;
    private final MoneyPath moneyPath;
    private final MoneyRules rules;
    private final Clock clock;

    /** Transfers between meters of accounts of this repository. */
    public TransferCreditHandler(
            Repository<Account> accounts,
            RefundConditions conditions,
            MoneyPath moneyPath,
            MoneyRules rules,
            Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.conditions = conditions;
        this.moneyPath = moneyPath;
        this.rules = rules;
        this.clock = clock;
    }

    @CommandHandler
    void handle(TransferCredit command) {
        Money amount = command.amount();
        new FieldFaults()
                .unless(amount == null || amount.isPositive(), "amount", "must be more than 0.00")
                .text("reason", command.reason(), LONGEST_REASON)
                .refuseIfAny();
        if (command.fromMeterId().equals(command.toMeterId())) {
            throw new RefusedException(ProblemType.SAME_METER);
        }
        checkLimit(amount);
        accounts.load(command.accountId()).execute(account -> {
            account.checkHeldByMeters();
            account.tenancy().checkAvailable();
            conditions.check(account, account.ledger(command.fromMeterId()));
            rules.checkAccepting(account, account.ledger(command.toMeterId()));
            moneyPath.check(account, command.toMeterId());
            account.record(List.of(new CreditTransferRequested(
                    account.accountId(),
                    account.siteId(),
                    command.fromMeterId(),
                    command.operationId(),
                    command.toMeterId(),
                    command.forwardOperationId(),
                    amount,
                    command.reason(),
                    clock.instant())));
        });
    }

    /** What no meter may hold need not be taken off one. */
    private void checkLimit(@Nullable Money amount) {
        if (amount != null && rules.isHoarding(amount)) {
            throw new RefusedException(Refusal.of(
                    ProblemType.HOARDING_LIMIT_EXCEEDED,
                    Map.of("limit", rules.hoardingLimit().toString(), "credited", amount.toString())));
        }
    }
}
