package io.wattledger.command.account.release.web;

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
import io.wattledger.kernel.problem.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** Asking that a meter be released from quarantine. */
@RestController
@Tag(name = "control")
class QuarantineReleaseController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    QuarantineReleaseController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/meters/{meterId}/quarantine-release")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Permitted(Permission.METER_RELEASE)
    @KeyRequired
    @Operation(summary = "Ask that a meter be released from quarantine; a second person decides")
    Answered<AwaitingApproval> askRelease(
            @PathVariable MeterId meterId, @Valid @RequestBody NewRelease body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(meterId), ProblemType.UNKNOWN_METER);
        // Only meters with an account can be in quarantine.
        AccountId account = lookup.openAccountOf(meterId)
                .orElseThrow(() -> new RefusedException(ProblemType.METER_NOT_QUARANTINED));
        ApprovalId approval = new ApprovalId(ids.next());
        ApprovalSubject subject = new ApprovalSubject.QuarantineRelease(
                account, meterId, body.baseCount(), body.adoptedAdjustment(), body.reason());
        return door.submit(caller, body, new RequestApproval(approval, subject, caller.operatorId()))
                .at(site)
                .because(body.reason())
                .accepted(
                        "/api/v1/approvals/" + approval,
                        sequence -> AwaitingApproval.of(approval, null, meterId, sequence));
    }

    /**
     * How the ledger is to go on.
     *
     * @param baseCount purchase count from which it goes on
     * @param adoptedAdjustment balance difference adopted, in CNY, negative where the meter has less
     */
    record NewRelease(
            @NotNull @Min(0) @Max(65_535) @Schema(example = "12")
            Integer baseCount,

            @NotNull @JsonDeserialize(using = SignedMoney.class)
            @Schema(example = "-20.00", pattern = WireForm.DIFFERENCE)
            Money adoptedAdjustment,

            @NotBlank @Size(max = 500) String reason) {}
}
