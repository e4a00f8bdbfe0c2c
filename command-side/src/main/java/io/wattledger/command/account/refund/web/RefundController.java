package io.wattledger.command.account.refund.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.AmountOrAll;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.command.web.WireForm;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.RefundAccepted;
import io.wattledger.kernel.command.RequestRefund;
import io.wattledger.kernel.device.MoneyWriteKind;
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

/** Taking credit off a meter. */
@RestController
@Tag(name = "money")
class RefundController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    RefundController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts/{accountId}/refunds")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.REFUND_CREATE)
    @KeyRequired
    @Operation(
            summary = "Take credit off a meter",
            description =
                    "Only when the meter shows that the credit is off can its money be paid out. A refund above the limit "
                            + "answers 202 and waits for a second person; so does one of all, if the meter may hold more than that.")
    Answered<AcceptedRefund> requestRefund(
            @PathVariable AccountId accountId, @Valid @RequestBody NewRefund body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        caller.at(lookup.siteOf(body.meterId()), ProblemType.UNKNOWN_METER);
        RequestRefund command = new RequestRefund(
                accountId,
                body.meterId(),
                new OperationId(ids.next()),
                body.amount().fixed(),
                body.reason(),
                new ApprovalId(ids.next()),
                caller.operatorId());
        return door.submit(caller, body, command)
                .at(site)
                .because(body.reason())
                .createdOrAwaiting(
                        "/api/v1/operations/" + command.operationId(),
                        RefundAccepted.class,
                        accepted -> accepted.approvalId() != null,
                        (accepted, sequence) -> AcceptedRefund.of(command, accepted, sequence));
    }

    /**
     * A refund to be made.
     *
     * @param amount in CNY, or ALL
     * @param reason why
     */
    record NewRefund(
            @NotNull MeterId meterId,

            @NotNull @Schema(implementation = String.class, pattern = WireForm.AMOUNT_OR_ALL, example = "20.00")
            AmountOrAll amount,

            @NotBlank @Size(max = 200) String reason) {}

    /**
     * A refund accepted.
     *
     * @param amount in CNY, or ALL
     * @param approvalId the approval that it waits for; absent where none is needed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AcceptedRefund(
            OperationId id,
            OperationId operationId,
            AccountId accountId,
            MeterId meterId,
            String kind,
            OperationState state,
            String amount,
            @Nullable ApprovalId approvalId,
            long sequence) {

        static AcceptedRefund of(RequestRefund command, RefundAccepted accepted, long sequence) {
            return new AcceptedRefund(
                    accepted.operationId(),
                    accepted.operationId(),
                    command.accountId(),
                    command.meterId(),
                    MoneyWriteKind.REFUND.name(),
                    accepted.state(),
                    AmountOrAll.text(command.amount()),
                    accepted.approvalId(),
                    sequence);
        }
    }
}
