package io.wattledger.command.account.settle.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.AwaitingApproval;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.command.RequestApproval;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asking that an outcome be settled which the meter cannot tell. */
@RestController
@Tag(name = "money")
class SettlementController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    SettlementController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/operations/{operationId}/settlement")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Permitted(Permission.OUTCOME_SETTLE)
    @KeyRequired
    @Operation(summary = "Ask that an unknown outcome be settled; a second person decides")
    Answered<AwaitingApproval> askSettlement(
            @PathVariable OperationId operationId, @Valid @RequestBody NewSettlement body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(operationId), ProblemType.UNKNOWN_OPERATION);
        MeterId meter =
                lookup.meterOf(operationId).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_OPERATION));
        // An order that sets a state is sent again until it is known: there is nothing to settle.
        AccountId account =
                lookup.accountOf(operationId).orElseThrow(() -> new RefusedException(ProblemType.OUTCOME_NOT_UNKNOWN));
        ApprovalId approval = new ApprovalId(ids.next());
        ApprovalSubject subject = new ApprovalSubject.Settlement(
                account, meter, operationId, body.outcome(), body.reason(), body.evidence());
        return door.submit(caller, body, new RequestApproval(approval, subject, caller.operatorId()))
                .at(site)
                .because(body.reason())
                .accepted(
                        "/api/v1/operations/" + operationId,
                        sequence -> AwaitingApproval.of(approval, operationId, meter, sequence));
    }

    /**
     * What is to be settled.
     *
     * @param outcome what was found
     * @param reason why it is to be settled
     * @param evidence what the finding relies on
     */
    record NewSettlement(
            @NotNull SettledAs outcome,
            @NotBlank @Size(max = 500) String reason,
            @NotBlank @Size(max = 2000) String evidence) {}
}
