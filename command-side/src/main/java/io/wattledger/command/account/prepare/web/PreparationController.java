package io.wattledger.command.account.prepare.web;

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
import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.PlannedMeter;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.command.OpenPreparedAccount;
import io.wattledger.kernel.command.PrepareAccount;
import io.wattledger.kernel.command.PreparedAccountOpened;
import io.wattledger.kernel.command.WithdrawPreparation;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Laying accounts down, and opening them later. */
@RestController
@Tag(name = "accounts")
class PreparationController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    PreparationController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts/preparations")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.ACCOUNT_MANAGE)
    @Operation(
            summary = "Lay an account down, to be opened later by one click",
            description = "Nothing is written to its meters, and others may use them until it is opened.")
    Answered<PreparedAccount> prepareAccount(@Valid @RequestBody NewPreparation body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(body.unitId()), ProblemType.UNKNOWN_UNIT);
        for (PlannedMeterBody meter : body.meters()) {
            caller.at(lookup.siteOf(meter.meterId()), ProblemType.UNKNOWN_METER);
            caller.at(lookup.siteOf(meter.tariffId()), ProblemType.UNKNOWN_TARIFF);
        }
        AccountId account = new AccountId(ids.next());
        List<PlannedMeter> meters =
                body.meters().stream().map(PlannedMeterBody::plan).toList();
        PrepareAccount command = new PrepareAccount(
                account,
                body.unitId(),
                new CustomerDetails(body.customer().name(), body.customer().phone()),
                BalanceHeld.METER,
                meters);
        return door.submit(caller, body, command)
                .at(site)
                .created(
                        "/api/v1/accounts/" + account,
                        sequence -> new PreparedAccount(
                                account, site, body.unitId(), AccountState.PREPARED, meters, sequence));
    }

    @PostMapping("/api/v1/accounts/{accountId}/opening")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.ACCOUNT_MANAGE)
    @Operation(
            summary = "Open an account that was laid down",
            description =
                    "As it was laid down; the answer names the device operations, as when an account is opened at once.")
    Answered<OpenedPreparation> openPreparedAccount(@PathVariable AccountId accountId, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        OpenPreparedAccount command = new OpenPreparedAccount(accountId);
        return door.submit(caller, command, command)
                .at(site)
                .created(
                        "/api/v1/accounts/" + accountId,
                        PreparedAccountOpened.class,
                        (opened, sequence) -> OpenedPreparation.of(accountId, opened.meters(), sequence));
    }

    @PostMapping("/api/v1/accounts/{accountId}/withdrawal")
    @Permitted(Permission.ACCOUNT_MANAGE)
    @Operation(summary = "Give up an account that was laid down and not opened")
    Answered<WithdrawnPreparation> withdrawPreparation(
            @PathVariable AccountId accountId, @Valid @RequestBody NewWithdrawal body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        return door.submit(caller, body, new WithdrawPreparation(accountId, body.reason()))
                .at(site)
                .because(body.reason())
                .done(sequence -> new WithdrawnPreparation(accountId, AccountState.WITHDRAWN, sequence));
    }

    /** An account to be laid down. */
    record NewPreparation(
            @NotNull UnitId unitId,
            @NotNull @Valid FutureCustomer customer,
            @NotEmpty @Size(max = 32) List<@NotNull @Valid PlannedMeterBody> meters) {}

    /** Whose account it is to be. */
    record FutureCustomer(
            @NotBlank @Size(max = 100) @Schema(example = "李雷")
            String name,

            @NotBlank @Size(max = 32) @Schema(example = "13800000000")
            String phone) {

        /** Tells nothing about the person, so that a log line cannot either. */
        @Override
        public String toString() {
            return "Customer[withheld]";
        }
    }

    /**
     * A meter that is to come under the account.
     *
     * @param transferIn balance to be moved from an old meter; nothing if absent
     */
    record PlannedMeterBody(
            @NotNull MeterId meterId,
            @NotNull TariffId tariffId,
            @Nullable @Schema(pattern = WireForm.AMOUNT) Money transferIn) {

        PlannedMeter plan() {
            return new PlannedMeter(meterId, tariffId, transferIn == null ? Money.ZERO : transferIn);
        }
    }

    /** An account laid down, without personal data. */
    record PreparedAccount(
            AccountId id, SiteId siteId, UnitId unitId, AccountState state, List<PlannedMeter> meters, long sequence) {}

    /**
     * An account that was laid down, opened.
     *
     * @param operations the device operations that open it on its meters
     */
    record OpenedPreparation(AccountId id, AccountState state, List<OrderedOperation> operations, long sequence) {

        static OpenedPreparation of(AccountId account, List<MeterAttachment> meters, long sequence) {
            List<OrderedOperation> operations = Stream.concat(
                            meters.stream()
                                    .map(it ->
                                            OrderedOperation.pending(it.openingOperationId(), it.meterId(), "OPENING")),
                            meters.stream()
                                    .map(it ->
                                            OrderedOperation.pending(it.tariffOperationId(), it.meterId(), "TARIFF")))
                    .toList();
            return new OpenedPreparation(account, AccountState.OPEN, operations, sequence);
        }
    }

    /**
     * A preparation to be given up.
     *
     * @param reason why
     */
    record NewWithdrawal(@NotBlank @Size(max = 200) String reason) {}

    /** A preparation given up. */
    record WithdrawnPreparation(AccountId id, AccountState state, long sequence) {}
}
