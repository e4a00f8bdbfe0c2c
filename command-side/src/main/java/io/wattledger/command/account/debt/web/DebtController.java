package io.wattledger.command.account.debt.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.AwaitingApproval;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.command.web.WireForm;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.command.RecordDebt;
import io.wattledger.kernel.command.RequestApproval;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Entering old debts, and asking that one be given up. */
@RestController
@RequestMapping("/api/v1/accounts/{accountId}/debts")
@Tag(name = "accounts")
class DebtController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    DebtController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.ACCOUNT_MANAGE)
    @Operation(
            summary = "Enter what a customer owes from before",
            description =
                    "Later sales pay it off, the oldest debt first, until nothing is left. One of sharePermille, perSale "
                            + "and perMonth says how fast; half of every sale if none does.")
    Answered<RecordedDebt> recordDebt(
            @PathVariable AccountId accountId, @Valid @RequestBody NewDebt body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        DebtId debt = new DebtId(ids.next());
        return door.submit(
                        caller, body, new RecordDebt(accountId, debt, body.amount(), body.instalment(), body.reason()))
                .at(site)
                .because(body.reason())
                .created(
                        "/api/v1/accounts/" + accountId + "/debts/" + debt,
                        sequence -> new RecordedDebt(debt, accountId, body.amount(), body.amount(), sequence));
    }

    @PostMapping("/{debtId}/write-off")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Permitted(Permission.ACCOUNT_MANAGE)
    @KeyRequired
    @Operation(summary = "Ask that a debt, or part of it, be given up; a second person decides")
    Answered<AwaitingApproval> askWriteOff(
            @PathVariable AccountId accountId,
            @PathVariable DebtId debtId,
            @Valid @RequestBody NewWriteOff body,
            Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        ApprovalId approval = new ApprovalId(ids.next());
        ApprovalSubject subject = new ApprovalSubject.DebtWriteOff(accountId, debtId, body.amount(), body.reason());
        return door.submit(caller, body, new RequestApproval(approval, subject, caller.operatorId()))
                .at(site)
                .because(body.reason())
                .accepted(
                        "/api/v1/approvals/" + approval,
                        sequence -> AwaitingApproval.of(approval, null, null, sequence));
    }

    /**
     * A debt to be entered.
     *
     * @param amount what is owed, in CNY
     * @param reason why
     * @param sharePermille thousandths of each sale that go towards it
     * @param perSale how much of each sale goes towards it
     * @param perMonth how much goes towards it in each month, of as many sales as it takes
     */
    record NewDebt(
            @NotNull @Schema(pattern = WireForm.AMOUNT) Money amount,
            @NotBlank @Size(max = 200) String reason,
            @Nullable Integer sharePermille,
            @Schema(pattern = WireForm.AMOUNT) @Nullable Money perSale,
            @Schema(pattern = WireForm.AMOUNT) @Nullable Money perMonth) {

        Instalment instalment() {
            long given = Stream.of(sharePermille, perSale, perMonth)
                    .filter(Objects::nonNull)
                    .count();
            new FieldFaults()
                    .unless(given <= 1, "sharePermille", "only one of sharePermille, perSale and perMonth")
                    .refuseIfAny();
            if (sharePermille != null) {
                return new Instalment.ShareOfSale(sharePermille);
            }
            if (perSale != null) {
                return new Instalment.PerSale(perSale);
            }
            return perMonth == null ? Instalment.USUAL : new Instalment.PerMonth(perMonth);
        }
    }

    /** A debt entered. */
    record RecordedDebt(DebtId id, AccountId accountId, Money amount, Money remaining, long sequence) {}

    /**
     * What is to be given up.
     *
     * @param amount how much, in CNY
     * @param reason why
     */
    record NewWriteOff(
            @NotNull @Schema(pattern = WireForm.AMOUNT) Money amount,
            @NotBlank @Size(max = 200) String reason) {}
}
