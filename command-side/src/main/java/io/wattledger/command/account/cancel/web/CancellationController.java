package io.wattledger.command.account.cancel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.CancelMoneyWrite;
import io.wattledger.kernel.command.CancelOrder;
import io.wattledger.kernel.command.OperationCancelled;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.validation.Valid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Withdrawing what was never sent to a meter. */
@RestController
@Tag(name = "operations")
class CancellationController {

    private final CommandDoor door;
    private final Lookup lookup;

    CancellationController(CommandDoor door, Lookup lookup) {
        this.door = door;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/operations/{operationId}/cancellation")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.OPERATION_CANCEL)
    @KeyRequired
    @Operation(
            summary = "Withdraw an operation of which nothing was sent",
            description =
                    "A sale's money is then undelivered: with a payout method it is handed back at once. With one, also the money "
                            + "of a sale that was refused or cancelled before is handed back.")
    Answered<MadeCancellation> cancelOperation(
            @PathVariable OperationId operationId,
            @Valid @RequestBody(required = false) @Nullable NewCancellation body,
            Caller caller) {
        SiteId site = caller.at(lookup.siteOf(operationId), ProblemType.UNKNOWN_OPERATION);
        NewCancellation asked = body == null ? new NewCancellation(null) : body;
        if (asked.payoutMethod() != null && !caller.operator().may(Permission.PAYOUT, site)) {
            throw new RefusedException(ProblemType.NOT_PERMITTED);
        }
        return door.submit(caller, asked, command(operationId, asked))
                .at(site)
                .created(
                        "/api/v1/operations/" + operationId,
                        OperationCancelled.class,
                        (cancelled, sequence) -> MadeCancellation.of(operationId, cancelled, sequence));
    }

    private Object command(OperationId operation, NewCancellation asked) {
        Optional<AccountId> account = lookup.accountOf(operation);
        if (account.isPresent()) {
            return new CancelMoneyWrite(account.get(), operation, asked.payoutMethod());
        }
        if (asked.payoutMethod() != null) {
            throw new RefusedException(ProblemType.NOTHING_UNDELIVERED);
        }
        MeterId meter =
                lookup.meterOf(operation).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_OPERATION));
        return new CancelOrder(meter, operation);
    }

    /**
     * A cancellation to be made.
     *
     * @param payoutMethod how a sale's money is handed back; absent to keep it
     */
    record NewCancellation(@Nullable PaymentMethod payoutMethod) {}

    /**
     * A cancellation made.
     *
     * @param returned what was handed back; absent where nothing was
     * @param receiptNumber gap-free within the site; absent where nothing was handed back
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MadeCancellation(
            OperationId id,
            OperationId operationId,
            OperationState state,
            @Nullable Money returned,
            @Nullable Long receiptNumber,
            long sequence) {

        static MadeCancellation of(OperationId operation, OperationCancelled cancelled, long sequence) {
            return new MadeCancellation(
                    operation, operation, cancelled.state(), cancelled.returned(), cancelled.receiptNumber(), sequence);
        }
    }
}
