package io.wattledger.command.account.suspend.web;

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
import io.wattledger.kernel.command.RelaysOrdered;
import io.wattledger.kernel.command.ResumeAccount;
import io.wattledger.kernel.command.SuspendAccount;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Letting accounts rest, and ending that. */
@RestController
@Tag(name = "accounts")
class SuspensionController {

    private final CommandDoor door;
    private final Lookup lookup;

    SuspensionController(CommandDoor door, Lookup lookup) {
        this.door = door;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts/{accountId}/suspensions")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.ACCOUNT_MANAGE)
    @KeyRequired
    @Operation(
            summary = "Let an account rest",
            description =
                    "No credit is sold for it, and the relay of each meter is held open until it resumes. Refunds go on.")
    Answered<SuspensionChange> suspendAccount(
            @PathVariable AccountId accountId, @Valid @RequestBody NewSuspension body, Caller caller) {
        return submit(accountId, body, new SuspendAccount(accountId, body.reason()), true, caller);
    }

    @PostMapping("/api/v1/accounts/{accountId}/resumption")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.ACCOUNT_MANAGE)
    @KeyRequired
    @Operation(
            summary = "End the suspension of an account",
            description = "Credit is sold again, and its relays are given back to prepaid control.")
    Answered<SuspensionChange> resumeAccount(
            @PathVariable AccountId accountId, @Valid @RequestBody NewSuspension body, Caller caller) {
        return submit(accountId, body, new ResumeAccount(accountId, body.reason()), false, caller);
    }

    private Answered<SuspensionChange> submit(
            AccountId account, NewSuspension body, Object command, boolean suspended, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(account), ProblemType.UNKNOWN_ACCOUNT);
        return door.submit(caller, body, command)
                .at(site)
                .because(body.reason())
                .created(
                        "/api/v1/accounts/" + account,
                        RelaysOrdered.class,
                        (ordered, sequence) -> SuspensionChange.of(account, suspended, ordered, sequence));
    }

    /**
     * Why an account is suspended or resumed.
     *
     * @param reason why
     */
    record NewSuspension(@NotBlank @Size(max = 200) String reason) {}

    /**
     * An account that was suspended or resumed.
     *
     * @param suspended whether it is suspended now
     * @param operations the orders given to its relays
     */
    record SuspensionChange(AccountId id, boolean suspended, List<OrderedOperation> operations, long sequence) {

        static SuspensionChange of(AccountId account, boolean suspended, RelaysOrdered ordered, long sequence) {
            return new SuspensionChange(
                    account,
                    suspended,
                    ordered.relays().stream()
                            .map(it -> OrderedOperation.pending(it.operationId(), it.meterId(), "RELAY"))
                            .toList(),
                    sequence);
        }
    }
}
