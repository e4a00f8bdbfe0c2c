package io.wattledger.command.account.correct.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.AmountOrAll;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.CorrectionAccepted;
import io.wattledger.kernel.command.RequestCorrection;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reversing mistakes. */
@RestController
@Tag(name = "money")
class CorrectionController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    CorrectionController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts/{accountId}/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.CORRECTION_CREATE)
    @KeyRequired
    @Operation(
            summary = "Reverse one mistaken sale or refund",
            description =
                    "Same meter, same amount, other direction. An original of which nothing was sent is cancelled instead, and "
                            + "is then itself the operation of the answer. One of a sale whose shift is closed answers 202 and waits "
                            + "for a second person.")
    Answered<AcceptedCorrection> requestCorrection(
            @PathVariable AccountId accountId, @Valid @RequestBody NewCorrection body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        caller.at(lookup.siteOf(body.originalOperationId()), ProblemType.UNKNOWN_OPERATION);
        RequestCorrection command = new RequestCorrection(
                accountId,
                new OperationId(ids.next()),
                body.originalOperationId(),
                body.reason(),
                new ApprovalId(ids.next()),
                caller.operatorId());
        return door.submit(caller, body, command)
                .at(site)
                .because(body.reason())
                .createdOrAwaiting(
                        accepted -> "/api/v1/operations/" + accepted.operationId(),
                        CorrectionAccepted.class,
                        accepted -> accepted.approvalId() != null,
                        (accepted, sequence) -> AcceptedCorrection.of(command, accepted, sequence));
    }

    /**
     * A correction to be made.
     *
     * @param originalOperationId the sale or refund
     * @param reason why
     */
    record NewCorrection(
            @NotNull OperationId originalOperationId,
            @NotBlank @Size(max = 200) String reason) {}

    /**
     * A correction accepted.
     *
     * @param operationId what reverses the original; the original itself if that was cancelled
     * @param amount in CNY, or ALL for a refund of all that was cancelled
     * @param approvalId the approval that it waits for; absent where none is needed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AcceptedCorrection(
            OperationId id,
            OperationId operationId,
            OperationId originalOperationId,
            AccountId accountId,
            MeterId meterId,
            String kind,
            OperationState state,
            String amount,
            @Nullable ApprovalId approvalId,
            long sequence) {

        static AcceptedCorrection of(RequestCorrection command, CorrectionAccepted accepted, long sequence) {
            return new AcceptedCorrection(
                    accepted.operationId(),
                    accepted.operationId(),
                    command.originalOperationId(),
                    command.accountId(),
                    accepted.meterId(),
                    accepted.kind().name(),
                    accepted.state(),
                    AmountOrAll.text(accepted.amount()),
                    accepted.approvalId(),
                    sequence);
        }
    }
}
