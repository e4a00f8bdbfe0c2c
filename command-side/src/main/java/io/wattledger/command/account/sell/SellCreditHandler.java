package io.wattledger.command.account.sell;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.MoneyPath;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.command.account.Tills;
import io.wattledger.command.account.Tills.Receipt;
import io.wattledger.command.directory.Receipts;
import io.wattledger.command.directory.SiteTerms;
import io.wattledger.kernel.cashdesk.ReceiptKind;
import io.wattledger.kernel.cashdesk.ServiceFee;
import io.wattledger.kernel.command.SaleAccepted;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.DebtRecovered;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
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
    private final Tills tills;
    private final SiteTerms terms;
    private final MoneyRules rules;
    private final Clock clock;

    /** Sells to accounts of this repository. */
    public SellCreditHandler(
            Repository<Account> accounts,
            MoneyPath moneyPath,
            Receipts receipts,
            Tills tills,
            SiteTerms terms,
            MoneyRules rules,
            Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.moneyPath = moneyPath;
        this.receipts = receipts;
        this.tills = tills;
        this.terms = terms;
        this.rules = rules;
        this.clock = clock;
    }

    @CommandHandler
    SaleAccepted handle(SellCredit command, @MetaDataValue(EventMetadata.OPERATOR) @Nullable String operator) {
        Instant now = clock.instant();
        return accounts.load(command.accountId()).invoke(account -> {
            SiteTerms.Terms here = terms.of(account.siteId());
            ServiceFee fee = here.cashDesk().serviceFee();
            Split split = Split.of(command.paid(), fee, account.debts(), here.monthOf(now));
            account.tenancy().checkAvailable();
            rules.checkAccepting(account, account.ledger(command.meterId()));
            checkAmount(account, split);
            checkDuplicate(account.ledger(command.meterId()), command, now);
            moneyPath.check(account, command.meterId());
            // Last, because whoever else sells in this site now waits until we commit.
            long receiptNumber = receipts.next(account.siteId());
            Receipt receipt = new Receipt(
                    account.siteId(),
                    account.accountId(),
                    command.operationId(),
                    receiptNumber,
                    ReceiptKind.SALE,
                    command.paid(),
                    command.paymentMethod(),
                    now);
            account.record(sold(account, command, split, here.monthOf(now), receipt));
            OperationState state = account.carryOut(command.meterId(), command.operationId(), now);
            tills.enter(receipt, operator);
            return new SaleAccepted(
                    command.operationId(),
                    receiptNumber,
                    split.serviceFee(),
                    split.debtShare(),
                    split.credited(),
                    state);
        });
    }

    private void checkAmount(Account account, Split split) {
        Money paid = split.paid();
        Money credited = split.credited();
        if (rules.leastSale().exceeds(paid) || paid.exceeds(rules.mostSale())) {
            throw new RefusedException(Refusal.of(
                    ProblemType.AMOUNT_OUT_OF_BOUNDS,
                    Map.of(
                            "least",
                            rules.leastSale().toString(),
                            "most",
                            rules.mostSale().toString())));
        }
        if (!credited.isPositive()) {
            throw new RefusedException(Refusal.of(
                    ProblemType.FEE_EXCEEDS_PAYMENT,
                    Map.of("fee", split.serviceFee().toString())));
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

    private static List<AccountEvent> sold(
            Account account, SellCredit command, Split split, YearMonth month, Receipt receipt) {
        List<AccountEvent> facts = new ArrayList<>();
        facts.add(new CreditSold(
                account.accountId(),
                account.siteId(),
                command.meterId(),
                command.operationId(),
                split.paid(),
                split.serviceFee(),
                split.debtShare(),
                split.credited(),
                receipt.method(),
                receipt.number(),
                receipt.at()));
        split.debtShares()
                .forEach(share -> facts.add(new DebtRecovered(
                        account.accountId(),
                        account.siteId(),
                        share.debtId(),
                        command.operationId(),
                        share.amount(),
                        share.remaining(),
                        month)));
        return facts;
    }
}
