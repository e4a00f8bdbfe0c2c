package io.wattledger.command.account.sell;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.MoneyPath;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.command.directory.Receipts;
import io.wattledger.kernel.command.SaleAccepted;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Sells credit for a meter: the money is taken now, the credit is put on the meter when its bus comes to it, or booked at once where we
 * hold the balance.
 */
@Component
public final class SellCreditHandler {

    private final AggregateStore<Account> accounts;
    private final MoneyPath moneyPath;
    private final Receipts receipts;
    private final MoneyRules rules;
    private final Clock clock;

    /** Sells to accounts of this repository. */
    public SellCreditHandler(
            Repository<Account> accounts, MoneyPath moneyPath, Receipts receipts, MoneyRules rules, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.moneyPath = moneyPath;
        this.receipts = receipts;
        this.rules = rules;
        this.clock = clock;
    }

    @CommandHandler
    SaleAccepted handle(SellCredit command) {
        Instant now = clock.instant();
        return accounts.load(command.accountId()).invoke(account -> {
            Split split = Split.of(command.paid());
            account.checkAvailable();
            rules.checkAccepting(account, account.ledger(command.meterId()));
            checkAmount(account, command.paid(), split.credited());
            checkDuplicate(account.ledger(command.meterId()), command, now);
            moneyPath.check(account, command.meterId());
            // Last, because whoever else sells in this site now waits until we commit.
            long receiptNumber = receipts.next(account.siteId());
            account.record(List.of(sold(account, command, split, receiptNumber, now)));
            OperationState state = account.carryOut(command.meterId(), command.operationId(), now);
            return new SaleAccepted(command.operationId(), receiptNumber, split.credited(), state);
        });
    }

    private void checkAmount(Account account, Money paid, Money credited) {
        if (rules.leastSale().exceeds(paid) || paid.exceeds(rules.mostSale())) {
            throw new RefusedException(Refusal.of(
                    ProblemType.AMOUNT_OUT_OF_BOUNDS,
                    Map.of(
                            "least",
                            rules.leastSale().toString(),
                            "most",
                            rules.mostSale().toString())));
        }
        Money held = account.isHeld() ? account.held().available() : Money.ZERO;
        if (rules.isHoarding(held.plus(credited))) {
            throw new RefusedException(Refusal.of(
                    ProblemType.HOARDING_LIMIT_EXCEEDED,
                    Map.of("limit", rules.hoardingLimit().toString(), "credited", credited.toString())));
        }
    }

    private void checkDuplicate(MeterLedger ledger, SellCredit command, Instant now) {
        if (!command.confirmDuplicate() && ledger.soldWithin(rules.duplicateWindow(), command.paid(), now)) {
            throw new RefusedException(Refusal.of(
                    ProblemType.DUPLICATE_SALE,
                    Map.of(
                            "amount", command.paid().toString(),
                            "minutes", Long.toString(rules.duplicateWindow().toMinutes()))));
        }
    }

    private static CreditSold sold(Account account, SellCredit command, Split split, long receiptNumber, Instant now) {
        return new CreditSold(
                account.accountId(),
                account.siteId(),
                command.meterId(),
                command.operationId(),
                split.paid(),
                split.serviceFee(),
                split.debtShare(),
                split.credited(),
                command.paymentMethod(),
                receiptNumber,
                now);
    }

    /** What becomes of a payment: paid = service fee + debt share + credited, to the fen; the remainder is credited. */
    private record Split(Money paid, Money serviceFee, Money debtShare) {

        /** No fees and no old debts are agreed yet, so that all of it is credited. */
        static Split of(Money paid) {
            return new Split(paid, Money.ZERO, Money.ZERO);
        }

        Money credited() {
            return paid.minus(serviceFee).minus(debtShare);
        }
    }
}
