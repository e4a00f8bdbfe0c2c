package io.wattledger.command.account.cancel;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.command.account.Posting;
import io.wattledger.command.account.Posting.State;
import io.wattledger.command.account.Tills;
import io.wattledger.command.account.Tills.Receipt;
import io.wattledger.command.directory.Receipts;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.cashdesk.ReceiptKind;
import io.wattledger.kernel.command.CancelMoneyWrite;
import io.wattledger.kernel.command.OperationCancelled;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Withdraws a sale, a refund, a correction or a leg of a transfer of which nothing was sent; once an intent is stored that is never
 * possible. The money of a sale or of a transfer's second leg is then undelivered, and is handed back with it or later, if asked for.
 */
@Component
public final class CancelMoneyWriteHandler {

    private final AggregateStore<Account> accounts;
    private final Receipts receipts;
    private final Tills tills;
    private final MoneyRules rules;
    private final Clock clock;

    /** Withdraws in accounts of this repository. */
    public CancelMoneyWriteHandler(
            Repository<Account> accounts, Receipts receipts, Tills tills, MoneyRules rules, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.receipts = receipts;
        this.tills = tills;
        this.rules = rules;
        this.clock = clock;
    }

    @CommandHandler
    OperationCancelled handle(
            CancelMoneyWrite command, @MetaDataValue(EventMetadata.OPERATOR) @Nullable String operator) {
        Instant now = clock.instant();
        return accounts.load(command.accountId()).invoke(account -> {
            account.checkNotSettled();
            Posting posting = account.withdrawable(command.operationId());
            PaymentMethod payoutMethod = command.payoutMethod();
            boolean unsent = account.isUnsent(posting);
            if (payoutMethod == null) {
                if (!unsent) {
                    throw new RefusedException(ProblemType.NOT_CANCELLABLE);
                }
                account.record(List.of(posting.cancelled(account, now)));
                return new OperationCancelled(OperationState.CANCELLED, null, null);
            }
            checkReturnable(posting, unsent);
            if (unsent) {
                account.record(List.of(posting.cancelled(account, now)));
            }
            Receipt receipt = giveBack(account, posting, payoutMethod, now);
            tills.enter(receipt, operator);
            return new OperationCancelled(OperationState.CANCELLED, receipt.amount(), receipt.number());
        });
    }

    private void checkReturnable(Posting posting, boolean unsent) {
        boolean withUs = unsent || posting.state() == State.UNDELIVERED;
        if (!posting.leavesMoney() || !withUs) {
            throw new RefusedException(
                    posting.state() == State.OPEN ? ProblemType.NOT_CANCELLABLE : ProblemType.NOTHING_UNDELIVERED);
        }
        // It was on a meter once: paying it out is a refund in all but name, so one person may do no more than refund.
        if (posting.kind() == MoneyWriteKind.TRANSFER_IN && posting.paid().exceeds(rules.unapprovedRefund())) {
            throw new RefusedException(Refusal.of(
                    ProblemType.RETURN_ABOVE_LIMIT,
                    Map.of("limit", rules.unapprovedRefund().toString())));
        }
    }

    private Receipt giveBack(Account account, Posting sale, PaymentMethod method, Instant now) {
        // Last, because whoever else takes or gives money in this site now waits until we commit.
        long receiptNumber = receipts.next(account.siteId());
        account.record(List.of(new UndeliveredReturned(
                account.accountId(),
                account.siteId(),
                sale.meterId(),
                sale.operationId(),
                sale.paid(),
                sale.credited(),
                method,
                receiptNumber,
                now)));
        return new Receipt(
                account.siteId(),
                account.accountId(),
                sale.operationId(),
                receiptNumber,
                ReceiptKind.UNDELIVERED_RETURN,
                sale.paid(),
                method,
                now);
    }
}
