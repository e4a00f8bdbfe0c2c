package io.wattledger.command.approval.decide.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.DenyApproval;
import io.wattledger.kernel.command.GrantApproval;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The second pair of eyes: granting and denying. */
@RestController
@Tag(name = "approvals")
class ApprovalController {

    private static final String NO_BODY = "";

    private final CommandDoor door;
    private final Lookup lookup;

    ApprovalController(CommandDoor door, Lookup lookup) {
        this.door = door;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/approvals/{approvalId}/grant")
    @Permitted(Permission.APPROVAL_DECIDE)
    @Operation(summary = "Agree; what was asked for is carried out at once")
    Answered<ApprovalDecision> grantApproval(@PathVariable ApprovalId approvalId, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(approvalId), ProblemType.UNKNOWN_APPROVAL);
        return door.submit(caller, NO_BODY, new GrantApproval(approvalId, caller.operatorId()))
                .at(site)
                .done(sequence -> new ApprovalDecision(approvalId, State.GRANTED, sequence));
    }

    @PostMapping("/api/v1/approvals/{approvalId}/deny")
    @Permitted(Permission.APPROVAL_DECIDE)
    @Operation(summary = "Decline")
    Answered<ApprovalDecision> denyApproval(
            @PathVariable ApprovalId approvalId,
            @Valid @RequestBody(required = false) @Nullable Denial body,
            Caller caller) {
        SiteId site = caller.at(lookup.siteOf(approvalId), ProblemType.UNKNOWN_APPROVAL);
        String reason = body == null || body.reason() == null ? "" : body.reason();
        return door.submit(caller, reason, new DenyApproval(approvalId, caller.operatorId(), reason))
                .at(site)
                .because(reason)
                .done(sequence -> new ApprovalDecision(approvalId, State.DENIED, sequence));
    }

    /** What was decided. */
    enum State {
        GRANTED,
        DENIED
    }

    /** Why it is declined. */
    record Denial(@Nullable @Size(max = 500) String reason) {}

    /** A decision. */
    record ApprovalDecision(ApprovalId id, State state, long sequence) {}
}
