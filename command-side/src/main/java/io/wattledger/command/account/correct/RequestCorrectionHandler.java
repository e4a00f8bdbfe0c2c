package io.wattledger.command.account.correct;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.Posting;
import io.wattledger.command.account.refund.ApprovalDesk;
import io.wattledger.command.directory.SaleShifts;
import io.wattledger.kernel.approval.ApprovalSubject.Correction;
import io.wattledger.kernel.command.CorrectionAccepted;
import io.wattledger.kernel.command.RequestApproval;
import io.wattledger.kernel.command.RequestCorrection;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Reverses one mistaken sale or refund: the same amount, on the same meter, in the other direction. An original that never reached the
 * meter is withdrawn without a write. What was sold in a shift that is closed waits for a second person. That the meter still holds what a reversed sale takes off is judged on the bus.
 */
@Component
public final class RequestCorrectionHandler {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Account> accounts;
    private final CorrectionConditions conditions;
    private final SaleShifts shifts;
    private final ApprovalDesk approvals;
    private final Clock clock;

    /** Corrects in accounts of this repository. */
    public RequestCorrectionHandler(
            Repository<Account> accounts,
            CorrectionConditions conditions,
            SaleShifts shifts,
            ApprovalDesk approvals,
            Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.conditions = conditions;
        this.shifts = shifts;
        this.approvals = approvals;
        this.clock = clock;
    }

    @CommandHandler
    CorrectionAccepted handle(RequestCorrection command) {
        new FieldFaults().text("reason", command.reason(), LONGEST_REASON).refuseIfAny();
        Instant now = clock.instant();
        CorrectionAccepted accepted = accounts.load(command.accountId()).invoke(account -> {
            Posting original = account.posting(command.originalOperationId());
            if (original.isOriginal() && account.isUnsent(original)) {
                account.record(List.of(original.cancelled(account, now)));
                return new CorrectionAccepted(
                        original.operationId(),
                        original.meterId(),
                        original.kind(),
                        original.amount(),
                        OperationState.CANCELLED,
                        null);
            }
            checkCorrectable(original);
            conditions.check(account, account.ledger(original.meterId()));
            boolean alone = !shifts.isCashedUp(original.operationId());
            CorrectionFacts facts =
                    new CorrectionFacts(account, original, command.operationId(), command.reason(), now);
            if (!alone) {
                account.record(List.of(facts.submitted(command.approvalId())));
                return facts.accepted(OperationState.AWAITING_APPROVAL, command.approvalId());
            }
            account.record(List.of(facts.requested()));
            return facts.accepted(account.carryOut(original.meterId(), command.operationId(), now), null);
        });
        if (accepted.approvalId() != null) {
            approvals.ask(
                    new RequestApproval(accepted.approvalId(), subject(command, accepted), command.requestedBy()));
        }
        return accepted;
    }

    private static void checkCorrectable(Posting original) {
        if (!original.isOriginal()) {
            throw new RefusedException(ProblemType.NOT_CORRECTABLE);
        }
        switch (original.state()) {
            case APPLIED -> {
                // This one may be reversed.
            }
            case BEING_REVERSED, REVERSED -> throw new RefusedException(ProblemType.ALREADY_CORRECTED);
            case PAID_OUT -> throw new RefusedException(ProblemType.ALREADY_PAID_OUT);
            default -> throw new RefusedException(ProblemType.NOT_CORRECTABLE);
        }
    }

    private static Correction subject(RequestCorrection command, CorrectionAccepted accepted) {
        return new Correction(
                command.accountId(),
                accepted.meterId(),
                command.operationId(),
                command.originalOperationId(),
                command.reason());
    }
}
