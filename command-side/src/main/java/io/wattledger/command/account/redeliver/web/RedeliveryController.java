package io.wattledger.command.account.redeliver.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.RedeliverCredit;
import io.wattledger.kernel.command.RedeliveryAccepted;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Delivering again what did not reach its meter. */
@RestController
@Tag(name = "money")
class RedeliveryController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    RedeliveryController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/operations/{operationId}/redelivery")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.SALE_CREATE)
    @KeyRequired
    @Operation(
            summary = "Deliver undelivered credit again",
            description = "A new operation with the same money, to the same meter or another one of the account.")
    Answered<AcceptedRedelivery> redeliverCredit(
            @PathVariable OperationId operationId,
            @Valid @RequestBody(required = false) @Nullable NewRedelivery body,
            Caller caller) {
        SiteId site = caller.at(lookup.siteOf(operationId), ProblemType.UNKNOWN_OPERATION);
        NewRedelivery asked = body == null ? new NewRedelivery(null) : body;
        MeterId meter = asked.meterId() == null ? meterOf(operationId) : asked.meterId();
        caller.at(lookup.siteOf(meter), ProblemType.UNKNOWN_METER);
        // Only money can be undelivered: an order that sets a state has none.
        AccountId account =
                lookup.accountOf(operationId).orElseThrow(() -> new RefusedException(ProblemType.NOTHING_UNDELIVERED));
        RedeliverCredit command = new RedeliverCredit(account, new OperationId(ids.next()), operationId, meter);
        return door.submit(caller, asked, command)
                .at(site)
                .created(
                        "/api/v1/operations/" + command.operationId(),
                        RedeliveryAccepted.class,
                        (accepted, sequence) -> AcceptedRedelivery.of(command, accepted, sequence));
    }

    private MeterId meterOf(OperationId operation) {
        return lookup.meterOf(operation).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_OPERATION));
    }

    /**
     * A redelivery to be made.
     *
     * @param meterId the meter that is to receive it; the original's if absent
     */
    record NewRedelivery(@Nullable MeterId meterId) {}

    /**
     * A redelivery accepted.
     *
     * @param originalOperationId the sale that was not delivered
     * @param credited what the meter is to receive
     */
    record AcceptedRedelivery(
            OperationId id,
            OperationId operationId,
            OperationId originalOperationId,
            AccountId accountId,
            MeterId meterId,
            String kind,
            OperationState state,
            Money credited,
            long sequence) {

        static AcceptedRedelivery of(RedeliverCredit command, RedeliveryAccepted accepted, long sequence) {
            return new AcceptedRedelivery(
                    accepted.operationId(),
                    accepted.operationId(),
                    command.originalOperationId(),
                    command.accountId(),
                    command.meterId(),
                    MoneyWriteKind.SALE.name(),
                    OperationState.PENDING,
                    accepted.credited(),
                    sequence);
        }
    }
}
