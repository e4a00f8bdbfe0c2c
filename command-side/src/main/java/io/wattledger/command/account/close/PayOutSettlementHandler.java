package io.wattledger.command.account.close;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.Posting;
import io.wattledger.command.account.Posting.State;
import io.wattledger.command.account.Tills;
import io.wattledger.command.account.Tills.Receipt;
import io.wattledger.command.directory.Receipts;
import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.cashdesk.ReceiptKind;
import io.wattledger.kernel.command.PayOutSettlement;
import io.wattledger.kernel.command.SettlementPaid;
import io.wattledger.kernel.command.SettlementPaid.Part;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.event.SettlementPaidOut;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hands the customer all that is left of an account whose closure is settled, and closes it with that: what its meters held, refunds that
 * were not paid out yet, and what never reached a meter; each with a receipt of its own.
 */
@Component
public final class PayOutSettlementHandler {

    private final AggregateStore<Account> accounts;
    private final Departing departing;
    private final Receipts receipts;
    private final Tills tills;
    private final Clock clock;

    /** Pays out for accounts of this repository. */
    public PayOutSettlementHandler(
            Repository<Account> accounts, Departing departing, Receipts receipts, Tills tills, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.departing = departing;
        this.receipts = receipts;
        this.tills = tills;
        this.clock = clock;
    }

    @CommandHandler
    SettlementPaid handle(PayOutSettlement command, @MetaDataValue(EventMetadata.OPERATOR) @Nullable String operator) {
        return accounts.load(command.accountId()).invoke(account -> {
            if (account.closure().state() != AccountState.SETTLED) {
                throw new RefusedException(ProblemType.NOTHING_TO_PAY_OUT);
            }
            Payout payout = new Payout(account, command.paymentMethod(), clock.instant());
            account.record(payout.facts());
            payout.receipts().forEach(receipt -> tills.enter(receipt, operator));
            departing.advance(account);
            return new SettlementPaid(payout.amount(), payout.parts(), account.state());
        });
    }

    /** Collects what is paid out. */
    private final class Payout {

        private final Account account;
        private final PaymentMethod method;
        private final Instant now;
        private final List<AccountEvent> facts = new ArrayList<>();
        private final List<Part> parts = new ArrayList<>();
        private final List<Receipt> given = new ArrayList<>();

        Payout(Account account, PaymentMethod method, Instant now) {
            this.account = account;
            this.method = method;
            this.now = now;
            Money held = account.closure().due();
            if (held.isPositive()) {
                facts.add(new SettlementPaidOut(
                        account.accountId(),
                        account.siteId(),
                        held,
                        method,
                        receiptFor(null, ReceiptKind.SETTLEMENT_PAYOUT, held),
                        now));
            }
            account.unpaidRefunds().forEach(refund -> facts.add(paidOut(refund)));
            account.postingsIn(State.UNDELIVERED).forEach(sale -> facts.add(returned(sale)));
        }

        List<AccountEvent> facts() {
            return facts;
        }

        List<Receipt> receipts() {
            return given;
        }

        List<Part> parts() {
            return List.copyOf(parts);
        }

        Money amount() {
            return parts.stream().map(Part::amount).reduce(Money.ZERO, Money::plus);
        }

        private RefundPaidOut paidOut(Posting refund) {
            Money amount = Objects.requireNonNull(refund.amount(), "what was applied has an amount");
            return new RefundPaidOut(
                    account.accountId(),
                    account.siteId(),
                    refund.meterId(),
                    refund.operationId(),
                    amount,
                    method,
                    receiptFor(refund, ReceiptKind.REFUND_PAYOUT, amount),
                    now);
        }

        private UndeliveredReturned returned(Posting sale) {
            return new UndeliveredReturned(
                    account.accountId(),
                    account.siteId(),
                    sale.meterId(),
                    sale.operationId(),
                    sale.paid(),
                    sale.credited(),
                    method,
                    receiptFor(sale, ReceiptKind.UNDELIVERED_RETURN, sale.paid()),
                    now);
        }

        private long receiptFor(@Nullable Posting posting, ReceiptKind kind, Money amount) {
            long number = receipts.next(account.siteId());
            OperationId operation = posting == null ? null : posting.operationId();
            parts.add(new Part(operation, amount, number));
            given.add(new Receipt(account.siteId(), account.accountId(), operation, number, kind, amount, method, now));
            return number;
        }
    }
}
