package io.wattledger.command.approval;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.event.ApprovalDenied;
import io.wattledger.kernel.event.ApprovalEvent;
import io.wattledger.kernel.event.ApprovalGranted;
import io.wattledger.kernel.event.ApprovalRequested;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A request that a second person must decide: once, before it expires, and never whoever asked. */
@Aggregate
public class Approval {

    /** Read by Axon. */
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private ApprovalId approvalId;

    private SiteId siteId;
    private ApprovalSubject subject;
    private OperatorId requestedBy;
    private Instant expiresAt;
    private boolean decided;

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    protected Approval() {}

    /** A new request. */
    public static Approval request(ApprovalRequested fact) {
        apply(fact);
        return new Approval();
    }

    /** The site concerned. */
    public SiteId siteId() {
        return siteId;
    }

    /** What was asked for. */
    public ApprovalSubject subject() {
        return subject;
    }

    /** Refuses unless this person may decide this request at this time. */
    public void checkDecidable(OperatorId by, Instant now) {
        if (decided) {
            throw new RefusedException(ProblemType.APPROVAL_ALREADY_DECIDED);
        }
        if (by.equals(requestedBy)) {
            throw new RefusedException(ProblemType.SELF_APPROVAL);
        }
        if (now.isAfter(expiresAt)) {
            throw new RefusedException(ProblemType.APPROVAL_EXPIRED);
        }
    }

    /** Stores what was decided. */
    public void record(ApprovalEvent fact) {
        apply(fact);
    }

    @EventSourcingHandler
    void on(ApprovalRequested event) {
        approvalId = event.approvalId();
        siteId = event.siteId();
        subject = event.subject();
        requestedBy = event.requestedBy();
        expiresAt = event.expiresAt();
    }

    @EventSourcingHandler
    void on(ApprovalGranted event) {
        decided = true;
    }

    @EventSourcingHandler
    void on(ApprovalDenied event) {
        decided = true;
    }
}
