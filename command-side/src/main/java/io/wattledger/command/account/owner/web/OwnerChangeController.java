package io.wattledger.command.account.owner.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.account.web.NewCustomer;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.account.OwnerSettlement;
import io.wattledger.kernel.command.ChangeOwner;
import io.wattledger.kernel.command.OwnerChangeAccepted;
import io.wattledger.kernel.command.OwnerChangeAccepted.SettlingRefund;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Letting accounts pass to other people. */
@RestController
@Tag(name = "accounts")
class OwnerChangeController {

    private final CommandDoor door;
    private final Lookup lookup;

    OwnerChangeController(CommandDoor door, Lookup lookup) {
        this.door = door;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts/{accountId}/owner-changes")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.ACCOUNT_MANAGE)
    @KeyRequired
    @Operation(
            summary = "Let an account pass to another person",
            description =
                    "CARRY: at once, with what is on the meters. SETTLE: all that the meters hold is refunded to the "
                            + "present owner, and the account passes with the last pay-out; until then nothing is sold for it. Whoever "
                            + "asks for SETTLE must be permitted to refund as well.")
    Answered<AcceptedOwnerChange> changeOwner(
            @PathVariable AccountId accountId, @Valid @RequestBody NewOwnerChange body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        if (body.settlement() == OwnerSettlement.SETTLE && !caller.operator().may(Permission.REFUND_CREATE, site)) {
            throw new RefusedException(ProblemType.NOT_PERMITTED);
        }
        ChangeOwner command = new ChangeOwner(
                accountId, body.customer().details(), body.settlement(), body.reason(), caller.operatorId());
        return door.submit(caller, body, command)
                .at(site)
                .because(body.reason())
                .created(
                        "/api/v1/accounts/" + accountId,
                        OwnerChangeAccepted.class,
                        (accepted, sequence) -> AcceptedOwnerChange.of(accountId, accepted, sequence));
    }

    /**
     * A change of owner to be made.
     *
     * @param customer the new owner
     * @param settlement what becomes of the money
     * @param reason why
     */
    record NewOwnerChange(
            @NotNull @Valid NewCustomer customer,
            @NotNull OwnerSettlement settlement,
            @NotBlank @Size(max = 200) String reason) {}

    /**
     * A change of owner, made or under way; without personal data.
     *
     * @param tenure number of the new owner's tenure
     * @param changed whether it has begun
     * @param refunds what has to be paid out before it begins
     */
    record AcceptedOwnerChange(
            AccountId id, int tenure, boolean changed, List<RefundToOldOwner> refunds, long sequence) {

        static AcceptedOwnerChange of(AccountId account, OwnerChangeAccepted accepted, long sequence) {
            return new AcceptedOwnerChange(
                    account,
                    accepted.tenure(),
                    accepted.refunds().isEmpty(),
                    accepted.refunds().stream().map(RefundToOldOwner::of).toList(),
                    sequence);
        }
    }

    /**
     * A refund to the old owner.
     *
     * @param approvalId the approval that it waits for; absent where none is needed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefundToOldOwner(
            OperationId operationId,
            MeterId meterId,
            OperationState state,
            @Nullable ApprovalId approvalId) {

        static RefundToOldOwner of(SettlingRefund refund) {
            return new RefundToOldOwner(refund.operationId(), refund.meterId(), refund.state(), refund.approvalId());
        }
    }
}
