package io.wattledger.command.account.payout.web;

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
import io.wattledger.kernel.command.PaidOut;
import io.wattledger.kernel.command.PayOutRefund;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Handing the money of a refund to the customer. */
@RestController
@Tag(name = "money")
class PayoutController {

    private final CommandDoor door;
    private final Lookup lookup;

    PayoutController(CommandDoor door, Lookup lookup) {
        this.door = door;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/refunds/{operationId}/payout")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.PAYOUT)
    @KeyRequired
    @Operation(
            summary = "Pay out a refund, or a sale that was reversed",
            description =
                    "Once, and only after the meter showed that the credit is off. For the correction of a sale, all that "
                            + "was paid: the fee and what went towards old debts come back with it.")
    Answered<MadePayout> payOutRefund(
            @PathVariable OperationId operationId, @Valid @RequestBody NewPayout body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(operationId), ProblemType.UNKNOWN_OPERATION);
        AccountId account =
                lookup.accountOf(operationId).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_OPERATION));
        PayOutRefund command = new PayOutRefund(account, operationId, body.paymentMethod());
        return door.submit(caller, body, command)
                .at(site)
                .created(
                        "/api/v1/operations/" + operationId,
                        PaidOut.class,
                        (paid, sequence) -> new MadePayout(
                                operationId,
                                operationId,
                                paid.amount(),
                                body.paymentMethod(),
                                paid.receiptNumber(),
                                sequence));
    }

    /**
     * A payout to be made.
     *
     * @param paymentMethod how
     */
    record NewPayout(@NotNull PaymentMethod paymentMethod) {}

    /**
     * A payout made.
     *
     * @param id the refund or correction
     * @param operationId the same, by the name that tells what it is
     * @param amount what was paid out
     * @param receiptNumber gap-free within the site
     */
    record MadePayout(
            OperationId id,
            OperationId operationId,
            Money amount,
            PaymentMethod paymentMethod,
            long receiptNumber,
            long sequence) {}
}
