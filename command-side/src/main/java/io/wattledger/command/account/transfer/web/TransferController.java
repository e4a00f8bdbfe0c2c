package io.wattledger.command.account.transfer.web;

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
import io.wattledger.kernel.command.TransferCredit;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
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

/** Moving credit between the meters of an account. */
@RestController
@Tag(name = "money")
class TransferController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    TransferController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts/{accountId}/credit-transfers")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.REFUND_CREATE)
    @KeyRequired
    @Operation(
            summary = "Move credit from one meter of an account to another",
            description =
                    "Taken off the one meter first. Only when that is proved does the second operation begin, whose "
                            + "identity the first one then names as redeliveredBy. If it cannot be put on the other meter, it is "
                            + "undelivered: to be delivered again or handed back.")
    Answered<AcceptedTransfer> transferCredit(
            @PathVariable AccountId accountId, @Valid @RequestBody NewTransfer body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        caller.at(lookup.siteOf(body.fromMeterId()), ProblemType.UNKNOWN_METER);
        caller.at(lookup.siteOf(body.toMeterId()), ProblemType.UNKNOWN_METER);
        TransferCredit command = new TransferCredit(
                accountId,
                body.fromMeterId(),
                body.toMeterId(),
                new OperationId(ids.next()),
                new OperationId(ids.next()),
                body.amount().fixed(),
                body.reason());
        return door.submit(caller, body, command)
                .at(site)
                .because(body.reason())
                .created(
                        "/api/v1/operations/" + command.operationId(),
                        sequence -> AcceptedTransfer.of(command, sequence));
    }

    /**
     * A transfer to be made.
     *
     * @param amount in CNY, or ALL
     * @param reason why
     */
    record NewTransfer(
            @NotNull MeterId fromMeterId,
            @NotNull MeterId toMeterId,

            @NotNull @Schema(implementation = String.class, pattern = WireForm.AMOUNT_OR_ALL, example = "20.00")
            AmountOrAll amount,

            @NotBlank @Size(max = 200) String reason) {}

    /**
     * A transfer accepted.
     *
     * @param operationId the operation that takes the credit off
     * @param forwardOperationId the operation that will put it on the other meter; unknown until the first one is confirmed
     * @param amount in CNY, or ALL
     */
    record AcceptedTransfer(
            OperationId id,
            OperationId operationId,
            OperationId forwardOperationId,
            AccountId accountId,
            MeterId fromMeterId,
            MeterId toMeterId,
            String kind,
            OperationState state,
            String amount,
            long sequence) {

        static AcceptedTransfer of(TransferCredit command, long sequence) {
            return new AcceptedTransfer(
                    command.operationId(),
                    command.operationId(),
                    command.forwardOperationId(),
                    command.accountId(),
                    command.fromMeterId(),
                    command.toMeterId(),
                    MoneyWriteKind.TRANSFER_OUT.name(),
                    OperationState.PENDING,
                    AmountOrAll.text(command.amount()),
                    sequence);
        }
    }
}
