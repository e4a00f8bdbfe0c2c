package io.wattledger.command.account.refund;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.kernel.approval.ApprovalSubject.Refund;
import io.wattledger.kernel.command.RefundAccepted;
import io.wattledger.kernel.command.RequestApproval;
import io.wattledger.kernel.command.RequestRefund;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Orders a refund: credit is taken off the meter when its bus comes to it, and only then may its money be paid out. What is more than
 * one person may refund waits for a second one.
 */
@Component
public final class RequestRefundHandler {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Account> accounts;
    private final RefundConditions conditions;
    private final ApprovalDesk approvals;
    private final MoneyRules rules;
    private final Clock clock;

    /** Orders refunds from accounts of this repository. */
    public RequestRefundHandler(
            Repository<Account> accounts,
            RefundConditions conditions,
            ApprovalDesk approvals,
            MoneyRules rules,
            Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.conditions = conditions;
        this.approvals = approvals;
        this.rules = rules;
        this.clock = clock;
    }

    /** Orders it, in the present unit of work. */
    @CommandHandler
    public RefundAccepted handle(RequestRefund command) {
        Money amount = command.amount();
        new FieldFaults()
                .unless(amount == null || amount.isPositive(), "amount", "must be more than 0.00")
                .text("reason", command.reason(), LONGEST_REASON)
                .refuseIfAny();
        Instant now = clock.instant();
        OperationState state = accounts.load(command.accountId()).invoke(account -> {
            MeterLedger ledger = account.ledger(command.meterId());
            account.tenancy().checkNoChange();
            conditions.check(account, ledger);
            boolean enough = isForOnePerson(account, ledger, amount);
            account.record(List.of(requested(account, command, enough ? null : command.approvalId(), now)));
            return enough
                    ? account.carryOut(command.meterId(), command.operationId(), now)
                    : OperationState.AWAITING_APPROVAL;
        });
        if (state != OperationState.AWAITING_APPROVAL) {
            return new RefundAccepted(command.operationId(), state, null);
        }
        approvals.ask(new RequestApproval(command.approvalId(), subject(command), command.requestedBy()));
        return new RefundAccepted(command.operationId(), state, command.approvalId());
    }

    /** All that the meter holds counts as the most that it can hold: whoever asks cannot know what the bus will read. */
    private boolean isForOnePerson(Account account, MeterLedger ledger, @Nullable Money amount) {
        Optional<Money> all = account.isHeld() ? Optional.of(account.held().available()) : ledger.knownHighestBalance();
        Optional<Money> most = amount == null ? all : Optional.of(amount);
        return most.isPresent() && !most.get().exceeds(rules.unapprovedRefund());
    }

    private static RefundRequested requested(
            Account account, RequestRefund command, @Nullable ApprovalId approval, Instant now) {
        return new RefundRequested(
                account.accountId(),
                account.siteId(),
                command.meterId(),
                command.operationId(),
                command.amount(),
                command.reason(),
                approval,
                now);
    }

    private static Refund subject(RequestRefund command) {
        return new Refund(
                command.accountId(), command.meterId(), command.operationId(), command.amount(), command.reason());
    }
}
