package io.wattledger.command.account.sell.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.command.web.WireForm;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.SaleAccepted;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Selling credit. */
@RestController
@Tag(name = "money")
class SaleController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    SaleController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts/{accountId}/sales")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.SALE_CREATE)
    @KeyRequired
    @Operation(
            summary = "Sell credit for a meter",
            description = "The payment is accepted at once; the credit reaches the meter as a device operation.")
    Answered<AcceptedSale> sellCredit(
            @PathVariable AccountId accountId, @Valid @RequestBody NewSale body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        caller.at(lookup.siteOf(body.meterId()), ProblemType.UNKNOWN_METER);
        SellCredit command = new SellCredit(
                accountId,
                body.meterId(),
                new OperationId(ids.next()),
                body.amount(),
                body.paymentMethod(),
                Boolean.TRUE.equals(body.confirmDuplicate()));
        return door.submit(caller, body, command)
                .at(site)
                .created(
                        "/api/v1/operations/" + command.operationId(),
                        SaleAccepted.class,
                        (accepted, sequence) -> AcceptedSale.of(command, accepted, sequence));
    }

    /**
     * A sale to be made.
     *
     * @param amount what the customer pays, in CNY
     * @param confirmDuplicate that a sale like one of a moment ago is meant
     */
    record NewSale(
            @NotNull MeterId meterId,
            @NotNull @Schema(pattern = WireForm.AMOUNT) Money amount,
            @NotNull PaymentMethod paymentMethod,
            @Nullable Boolean confirmDuplicate) {}

    /**
     * A sale accepted.
     *
     * @param amount what was paid
     * @param serviceFee what is kept as a fee
     * @param debtShare what goes towards old debts
     * @param credited what the meter is to receive: amount - serviceFee - debtShare
     * @param receiptNumber gap-free within the site
     */
    record AcceptedSale(
            OperationId id,
            OperationId operationId,
            AccountId accountId,
            MeterId meterId,
            String kind,
            OperationState state,
            Money amount,
            Money serviceFee,
            Money debtShare,
            Money credited,
            PaymentMethod paymentMethod,
            long receiptNumber,
            long sequence) {

        static AcceptedSale of(SellCredit command, SaleAccepted accepted, long sequence) {
            return new AcceptedSale(
                    accepted.operationId(),
                    accepted.operationId(),
                    command.accountId(),
                    command.meterId(),
                    "SALE",
                    accepted.state(),
                    command.paid(),
                    accepted.serviceFee(),
                    accepted.debtShare(),
                    accepted.credited(),
                    command.paymentMethod(),
                    accepted.receiptNumber(),
                    sequence);
        }
    }
}
