package io.wattledger.command.approval.request;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.account.refund.ApprovalDesk;
import io.wattledger.command.approval.Approval;
import io.wattledger.command.approval.ApprovalSubjects;
import io.wattledger.kernel.command.RequestApproval;
import io.wattledger.kernel.event.ApprovalRequested;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Asks for a second person's approval of something that could be carried out now. */
@Component
public final class RequestApprovalHandler implements ApprovalDesk {

    private static final Duration OPEN_FOR = Duration.ofHours(24);

    private final AggregateStore<Approval> approvals;
    private final ApprovalSubjects subjects;
    private final Clock clock;

    /** Enters requests into this repository. */
    public RequestApprovalHandler(Repository<Approval> approvals, ApprovalSubjects subjects, Clock clock) {
        this.approvals = new AggregateStore<>(approvals, ProblemType.UNKNOWN_APPROVAL);
        this.subjects = subjects;
        this.clock = clock;
    }

    @Override
    @CommandHandler
    public void ask(RequestApproval command) {
        Instant now = clock.instant();
        ApprovalRequested fact = new ApprovalRequested(
                command.approvalId(),
                subjects.checkAsked(command.subject()),
                command.subject(),
                command.requestedBy(),
                now,
                now.plus(OPEN_FOR));
        approvals.create(() -> Approval.request(fact));
    }
}
