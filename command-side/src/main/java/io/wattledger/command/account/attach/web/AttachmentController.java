package io.wattledger.command.account.attach.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.command.web.OrderedOperation;
import io.wattledger.command.web.WireForm;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.AttachMeter;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bringing one more meter under an account. */
@RestController
@Tag(name = "accounts")
class AttachmentController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    AttachmentController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts/{accountId}/meters")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.ACCOUNT_MANAGE)
    @Operation(
            summary = "Bring one more meter under an account",
            description =
                    "As when the account was opened: opening it on the meter and pushing its tariff are device operations.")
    Answered<MeterAdded> attachMeter(
            @PathVariable AccountId accountId, @Valid @RequestBody MeterToAdd body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        caller.at(lookup.siteOf(body.meterId()), ProblemType.UNKNOWN_METER);
        caller.at(lookup.siteOf(body.tariffId()), ProblemType.UNKNOWN_TARIFF);
        MeterAttachment meter = new MeterAttachment(
                body.meterId(),
                body.tariffId(),
                body.transferIn() == null ? Money.ZERO : body.transferIn(),
                new OperationId(ids.next()),
                new OperationId(ids.next()));
        return door.submit(caller, body, new AttachMeter(accountId, meter))
                .at(site)
                .created("/api/v1/accounts/" + accountId, sequence -> MeterAdded.of(accountId, meter, sequence));
    }

    /**
     * A meter to come under the account.
     *
     * @param transferIn balance moved from an old meter; nothing if absent
     */
    record MeterToAdd(
            @NotNull MeterId meterId,
            @NotNull TariffId tariffId,
            @Nullable @Schema(pattern = WireForm.AMOUNT) Money transferIn) {}

    /**
     * A meter that came under the account.
     *
     * @param id the account
     * @param operations the device operations that open the account on it
     */
    record MeterAdded(
            AccountId id,
            MeterId meterId,
            TariffId tariffId,
            Money transferIn,
            List<OrderedOperation> operations,
            long sequence) {

        static MeterAdded of(AccountId account, MeterAttachment meter, long sequence) {
            return new MeterAdded(
                    account,
                    meter.meterId(),
                    meter.tariffId(),
                    meter.transferIn(),
                    List.of(
                            OrderedOperation.pending(meter.openingOperationId(), meter.meterId(), "OPENING"),
                            OrderedOperation.pending(meter.tariffOperationId(), meter.meterId(), "TARIFF")),
                    sequence);
        }
    }
}
