package io.wattledger.command.approval.decide;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.approval.Approval;
import io.wattledger.command.approval.ApprovalSubjects;
import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.command.GrantApproval;
import io.wattledger.kernel.event.ApprovalGranted;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Agrees to what somebody else asked for and carries it out, exactly as it was asked, in one transaction: both or neither. */
@Component
public final class GrantApprovalHandler {

    private final AggregateStore<Approval> approvals;
    private final ApprovalSubjects subjects;
    private final Clock clock;

    /** Grants requests of this repository. */
    public GrantApprovalHandler(Repository<Approval> approvals, ApprovalSubjects subjects, Clock clock) {
        this.approvals = new AggregateStore<>(approvals, ProblemType.UNKNOWN_APPROVAL);
        this.subjects = subjects;
        this.clock = clock;
    }

    @CommandHandler
    void handle(GrantApproval command) {
        Instant now = clock.instant();
        ApprovalSubject granted = approvals.load(command.approvalId()).invoke(approval -> {
            approval.checkDecidable(command.grantedBy(), now);
            approval.record(new ApprovalGranted(command.approvalId(), approval.siteId(), command.grantedBy(), now));
            return approval.subject();
        });
        subjects.carryOut(granted, command.approvalId());
    }
}
