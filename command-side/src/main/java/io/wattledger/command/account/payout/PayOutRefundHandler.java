package io.wattledger.command.account.payout;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.Posting;
import io.wattledger.command.account.Tills;
import io.wattledger.command.account.Tills.Receipt;
import io.wattledger.command.directory.Receipts;
import io.wattledger.kernel.cashdesk.ReceiptKind;
import io.wattledger.kernel.command.PaidOut;
import io.wattledger.kernel.command.PayOutRefund;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.CorrectionPaidOut;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hands the money of a refund, or of a sale that was reversed, to the customer: once, and only after the meter showed that the credit is
 * off. Of a sale it is all that was paid: the fee and what had gone towards debts come back with it.
 */
@Component
public final class PayOutRefundHandler {

    private final AggregateStore<Account> accounts;
    private final Receipts receipts;
    private final Tills tills;
    private final Clock clock;

    /** Pays out refunds from accounts of this repository. */
    public PayOutRefundHandler(Repository<Account> accounts, Receipts receipts, Tills tills, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.receipts = receipts;
        this.tills = tills;
        this.clock = clock;
    }

    @CommandHandler
    PaidOut handle(PayOutRefund command, @MetaDataValue(EventMetadata.OPERATOR) @Nullable String operator) {
        Instant now = clock.instant();
        return accounts.load(command.accountId()).invoke(account -> {
            Posting posting = account.posting(command.operationId());
            checkPayable(posting);
            boolean refund = posting.kind() == MoneyWriteKind.REFUND;
            if (refund) {
                account.checkNotSettled();
            }
            Money amount =
                    refund ? moved(posting) : reversedSale(account, posting).paid();
            // Last, because whoever else takes or gives money in this site now waits until we commit.
            Receipt receipt = new Receipt(
                    account.siteId(),
                    account.accountId(),
                    posting.operationId(),
                    receipts.next(account.siteId()),
                    refund ? ReceiptKind.REFUND_PAYOUT : ReceiptKind.CORRECTION_PAYOUT,
                    amount,
                    command.paymentMethod(),
                    now);
            account.record(List.of(refund ? refundPaid(posting, receipt) : correctionPaid(account, posting, receipt)));
            tills.enter(receipt, operator);
            return new PaidOut(posting.operationId(), amount, receipt.number());
        });
    }

    private static void checkPayable(Posting posting) {
        if (posting.kind() != MoneyWriteKind.REFUND && posting.kind() != MoneyWriteKind.SALE_REVERSAL) {
            throw new RefusedException(ProblemType.UNKNOWN_OPERATION);
        }
        switch (posting.state()) {
            case APPLIED -> {
                // This one may be paid out.
            }
            case PAID_OUT -> throw new RefusedException(ProblemType.ALREADY_PAID_OUT);
            case BEING_REVERSED, REVERSED -> throw new RefusedException(ProblemType.ALREADY_CORRECTED);
            default -> throw new RefusedException(ProblemType.REFUND_NOT_CONFIRMED);
        }
    }

    private static Money moved(Posting posting) {
        return Objects.requireNonNull(posting.amount(), "what was applied has an amount");
    }

    private static Posting reversedSale(Account account, Posting correction) {
        return account.posting(
                Objects.requireNonNull(correction.originalOperationId(), "a correction names its original"));
    }

    private static AccountEvent refundPaid(Posting refund, Receipt receipt) {
        return new RefundPaidOut(
                receipt.accountId(),
                receipt.siteId(),
                refund.meterId(),
                refund.operationId(),
                receipt.amount(),
                receipt.method(),
                receipt.number(),
                receipt.at());
    }

    private static AccountEvent correctionPaid(Account account, Posting correction, Receipt receipt) {
        return new CorrectionPaidOut(
                receipt.accountId(),
                receipt.siteId(),
                correction.meterId(),
                correction.operationId(),
                reversedSale(account, correction).operationId(),
                receipt.amount(),
                receipt.method(),
                receipt.number(),
                receipt.at());
    }
}
