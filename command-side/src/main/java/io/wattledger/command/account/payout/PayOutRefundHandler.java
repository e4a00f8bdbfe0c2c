package io.wattledger.command.account.payout;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.Posting;
import io.wattledger.command.directory.Receipts;
import io.wattledger.kernel.command.PaidOut;
import io.wattledger.kernel.command.PayOutRefund;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Hands the money of a refund to the customer: once, and only after the meter showed that the credit is off. */
@Component
public final class PayOutRefundHandler {

    private final AggregateStore<Account> accounts;
    private final Receipts receipts;
    private final Clock clock;

    /** Pays out refunds from accounts of this repository. */
    public PayOutRefundHandler(Repository<Account> accounts, Receipts receipts, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.receipts = receipts;
        this.clock = clock;
    }

    @CommandHandler
    PaidOut handle(PayOutRefund command) {
        return accounts.load(command.accountId()).invoke(account -> {
            Posting refund = account.posting(command.operationId());
            account.checkNotSettled();
            checkPayable(refund);
            Money amount = Objects.requireNonNull(refund.amount(), "what was applied has an amount");
            // Last, because whoever else takes or gives money in this site now waits until we commit.
            long receiptNumber = receipts.next(account.siteId());
            account.record(List.of(new RefundPaidOut(
                    account.accountId(),
                    account.siteId(),
                    refund.meterId(),
                    refund.operationId(),
                    amount,
                    command.paymentMethod(),
                    receiptNumber,
                    clock.instant())));
            return new PaidOut(refund.operationId(), amount, receiptNumber);
        });
    }

    private static void checkPayable(Posting refund) {
        if (refund.kind() != MoneyWriteKind.REFUND) {
            throw new RefusedException(ProblemType.UNKNOWN_OPERATION);
        }
        switch (refund.state()) {
            case APPLIED -> {
                // This one may be paid out.
            }
            case PAID_OUT -> throw new RefusedException(ProblemType.ALREADY_PAID_OUT);
            case BEING_REVERSED, REVERSED -> throw new RefusedException(ProblemType.ALREADY_CORRECTED);
            default -> throw new RefusedException(ProblemType.REFUND_NOT_CONFIRMED);
        }
    }
}
