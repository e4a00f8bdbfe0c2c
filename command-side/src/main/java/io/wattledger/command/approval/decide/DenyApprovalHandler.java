package io.wattledger.command.approval.decide;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.approval.Approval;
import io.wattledger.command.approval.ApprovalSubjects;
import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.command.DenyApproval;
import io.wattledger.kernel.event.ApprovalDenied;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Declines what somebody else asked for, and ends what waited for it, in one transaction. */
@Component
public final class DenyApprovalHandler {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Approval> approvals;
    private final ApprovalSubjects subjects;
    private final Clock clock;

    /** Denies requests of this repository. */
    public DenyApprovalHandler(Repository<Approval> approvals, ApprovalSubjects subjects, Clock clock) {
        this.subjects = subjects;
        this.approvals = new AggregateStore<>(approvals, ProblemType.UNKNOWN_APPROVAL);
        this.clock = clock;
    }

    @CommandHandler
    void handle(DenyApproval command) {
        new FieldFaults().text("reason", command.reason(), LONGEST_REASON).refuseIfAny();
        Instant now = clock.instant();
        ApprovalSubject denied = approvals.load(command.approvalId()).invoke(approval -> {
            approval.checkDecidable(command.deniedBy(), now);
            approval.record(new ApprovalDenied(
                    command.approvalId(), approval.siteId(), command.deniedBy(), command.reason(), now));
            return approval.subject();
        });
        subjects.decline(denied);
    }
}
