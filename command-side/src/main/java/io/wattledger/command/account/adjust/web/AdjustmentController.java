package io.wattledger.command.account.adjust.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.AwaitingApproval;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.command.web.SignedMoney;
import io.wattledger.command.web.WireForm;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.command.RequestApproval;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
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
import tools.jackson.databind.annotation.JsonDeserialize;

/** Asking that a balance that we hold be adjusted. */
@RestController
@Tag(name = "money")
class AdjustmentController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    AdjustmentController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts/{accountId}/adjustments")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Permitted(Permission.BALANCE_ADJUST)
    @KeyRequired
    @Operation(
            summary = "Ask that a balance held by the server be adjusted; a second person decides",
            description =
                    "Only for accounts whose balance the server holds: what a meter holds is adjusted by its release "
                            + "from quarantine.")
    Answered<AwaitingApproval> askAdjustment(
            @PathVariable AccountId accountId, @Valid @RequestBody NewAdjustment body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        caller.at(lookup.siteOf(body.meterId()), ProblemType.UNKNOWN_METER);
        ApprovalId approval = new ApprovalId(ids.next());
        ApprovalSubject subject =
                new ApprovalSubject.Adjustment(accountId, body.meterId(), body.amount(), body.reason());
        return door.submit(caller, body, new RequestApproval(approval, subject, caller.operatorId()))
                .at(site)
                .because(body.reason())
                .accepted(
                        "/api/v1/approvals/" + approval,
                        sequence -> AwaitingApproval.of(approval, null, body.meterId(), sequence));
    }

    /**
     * An adjustment to be made.
     *
     * @param meterId the meter on whose part of the account it counts
     * @param amount what the balance gains, in CNY, negative where it loses
     * @param reason why
     */
    record NewAdjustment(
            @NotNull MeterId meterId,

            @NotNull @JsonDeserialize(using = SignedMoney.class)
            @Schema(example = "-20.00", pattern = WireForm.DIFFERENCE)
            Money amount,

            @NotBlank @Size(max = 200) String reason) {}
}
