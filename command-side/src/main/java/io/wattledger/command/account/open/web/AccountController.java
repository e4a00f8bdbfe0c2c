package io.wattledger.command.account.open.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.account.web.NewCustomer;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.command.web.OrderedOperation;
import io.wattledger.command.web.WireForm;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.command.OpenAccount;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opening accounts. */
@RestController
@Tag(name = "accounts")
class AccountController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    AccountController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.ACCOUNT_MANAGE)
    @Operation(
            summary = "Open an account over meters of a unit",
            description =
                    "Opening the account on each meter and pushing its tariff are device operations: first the openings, "
                            + "then the tariffs, in the order of the meters asked for.")
    Answered<OpenedAccount> openAccount(@Valid @RequestBody NewAccount body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(body.unitId()), ProblemType.UNKNOWN_UNIT);
        for (MeterToAttach meter : body.meters()) {
            caller.at(lookup.siteOf(meter.meterId()), ProblemType.UNKNOWN_METER);
            caller.at(lookup.siteOf(meter.tariffId()), ProblemType.UNKNOWN_TARIFF);
        }
        AccountId account = new AccountId(ids.next());
        BalanceHeld balanceHeld = body.balanceHeld() == null ? BalanceHeld.METER : body.balanceHeld();
        List<MeterAttachment> meters =
                body.meters().stream().map(this::attachment).toList();
        OpenAccount command =
                new OpenAccount(account, body.unitId(), body.customer().details(), balanceHeld, meters);
        return door.submit(caller, body, command)
                .at(site)
                .created(
                        "/api/v1/accounts/" + account,
                        sequence -> new OpenedAccount(
                                account,
                                site,
                                body.unitId(),
                                balanceHeld,
                                meters.stream().map(MeterOfAccount::of).toList(),
                                operations(meters, balanceHeld),
                                sequence));
    }

    private MeterAttachment attachment(MeterToAttach meter) {
        return new MeterAttachment(
                meter.meterId(),
                meter.tariffId(),
                meter.transferIn() == null ? Money.ZERO : meter.transferIn(),
                new OperationId(ids.next()),
                new OperationId(ids.next()));
    }

    private static List<OrderedOperation> operations(List<MeterAttachment> meters, BalanceHeld balanceHeld) {
        OperationState opening = balanceHeld == BalanceHeld.SERVER ? OperationState.CONFIRMED : OperationState.PENDING;
        return Stream.concat(
                        meters.stream()
                                .map(it -> new OrderedOperation(
                                        it.openingOperationId(), it.meterId(), "OPENING", opening)),
                        meters.stream()
                                .map(it -> OrderedOperation.pending(it.tariffOperationId(), it.meterId(), "TARIFF")))
                .toList();
    }

    /**
     * An account to be opened.
     *
     * @param balanceHeld where the balance lives; on the meter if absent
     */
    record NewAccount(
            @NotNull UnitId unitId,
            @NotNull @Valid NewCustomer customer,
            @Nullable BalanceHeld balanceHeld,
            @NotEmpty @Size(max = 32) List<@NotNull @Valid MeterToAttach> meters) {}

    /**
     * A meter to come under the account.
     *
     * @param transferIn balance moved from an old meter; nothing if absent
     */
    record MeterToAttach(
            @NotNull MeterId meterId,
            @NotNull TariffId tariffId,
            @Nullable @Schema(pattern = WireForm.AMOUNT) Money transferIn) {}

    /**
     * An account, without personal data.
     *
     * @param operations the device operations that open it on its meters
     */
    record OpenedAccount(
            AccountId id,
            SiteId siteId,
            UnitId unitId,
            BalanceHeld balanceHeld,
            List<MeterOfAccount> meters,
            List<OrderedOperation> operations,
            long sequence) {}

    /** A meter of the account. */
    record MeterOfAccount(MeterId meterId, TariffId tariffId, Money transferIn) {

        static MeterOfAccount of(MeterAttachment attachment) {
            return new MeterOfAccount(attachment.meterId(), attachment.tariffId(), attachment.transferIn());
        }
    }
}
