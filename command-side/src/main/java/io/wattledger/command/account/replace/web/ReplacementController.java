package io.wattledger.command.account.replace.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.command.web.OrderedOperation;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.ReplaceMeter;
import io.wattledger.kernel.command.ReplacementAccepted;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Replacing a meter of an account. */
@RestController
@Tag(name = "accounts")
class ReplacementController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    ReplacementController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts/{accountId}/meter-replacements")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Permitted(Permission.ACCOUNT_MANAGE)
    @KeyRequired
    @Operation(
            summary = "Replace a meter of an account",
            description =
                    "The old meter is cleared after what is in flight there, and the new one opens with exactly what it held; what is "
                            + "below zero becomes a debt. A meter that no longer answers is settled by an estimate. Asked again with the same "
                            + "meters, a clearing that came to nothing is ordered anew.")
    Answered<AcceptedReplacement> replaceMeter(
            @PathVariable AccountId accountId, @Valid @RequestBody NewReplacement body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        caller.at(lookup.siteOf(body.newMeterId()), ProblemType.UNKNOWN_METER);
        if (body.tariffId() != null) {
            caller.at(lookup.siteOf(body.tariffId()), ProblemType.UNKNOWN_TARIFF);
        }
        ReplaceMeter command = new ReplaceMeter(
                accountId,
                body.oldMeterId(),
                body.newMeterId(),
                body.tariffId(),
                new OperationId(ids.next()),
                new OperationId(ids.next()),
                new OperationId(ids.next()),
                body.reason());
        return door.submit(caller, body, command)
                .at(site)
                .because(body.reason())
                .accepted(
                        "/api/v1/accounts/" + accountId,
                        ReplacementAccepted.class,
                        (accepted, sequence) -> AcceptedReplacement.of(command, accepted, sequence));
    }

    /**
     * A replacement to be made.
     *
     * @param oldMeterId the meter that leaves
     * @param newMeterId the meter that takes its place
     * @param tariffId the tariff plan agreed; that of the old meter if absent
     * @param reason why
     */
    record NewReplacement(
            @NotNull MeterId oldMeterId,
            @NotNull MeterId newMeterId,
            @Nullable TariffId tariffId,
            @NotBlank @Size(max = 200) String reason) {}

    /**
     * A replacement under way.
     *
     * @param id the account
     * @param operations the device operations that clear the old meter and push the tariff to the new one, which opens later
     */
    record AcceptedReplacement(
            AccountId id, MeterId oldMeterId, MeterId newMeterId, List<OrderedOperation> operations, long sequence) {

        static AcceptedReplacement of(ReplaceMeter command, ReplacementAccepted accepted, long sequence) {
            List<OrderedOperation> operations = new ArrayList<>();
            if (accepted.clearingOperationId() != null) {
                operations.add(
                        OrderedOperation.pending(accepted.clearingOperationId(), command.oldMeterId(), "CLOSING"));
            }
            if (accepted.tariffId() != null) {
                operations.add(OrderedOperation.pending(command.tariffOperationId(), command.newMeterId(), "TARIFF"));
            }
            return new AcceptedReplacement(
                    command.accountId(), command.oldMeterId(), command.newMeterId(), operations, sequence);
        }
    }
}
