package io.wattledger.command.account.close.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.AwaitingApproval;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.command.web.OrderedOperation;
import io.wattledger.command.web.SignedMoney;
import io.wattledger.command.web.WireForm;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.command.CloseAccount;
import io.wattledger.kernel.command.ClosureAccepted;
import io.wattledger.kernel.command.PayOutSettlement;
import io.wattledger.kernel.command.RequestApproval;
import io.wattledger.kernel.command.SettlementPaid;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
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
import tools.jackson.databind.annotation.JsonDeserialize;

/** Closing an account, settling what a lost meter held, and paying out what is left. */
@RestController
@Tag(name = "accounts")
class ClosureController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    ClosureController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts/{accountId}/closure")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Permitted(Permission.ACCOUNT_MANAGE)
    @KeyRequired
    @Operation(
            summary = "Close an account",
            description =
                    "From now on it takes no more money. What is in flight is settled, then one write clears each meter, and what it "
                            + "held by its own record is the settlement. Asked again, it orders anew the clearings that came to nothing.")
    Answered<AcceptedClosure> closeAccount(
            @PathVariable AccountId accountId, @Valid @RequestBody NewClosure body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        RelayMode relay = body.relay() == null ? RelayMode.PREPAID : body.relay();
        return door.submit(caller, body, new CloseAccount(accountId, body.reason(), relay))
                .at(site)
                .because(body.reason())
                .accepted(
                        "/api/v1/accounts/" + accountId,
                        ClosureAccepted.class,
                        (accepted, sequence) -> AcceptedClosure.of(accountId, accepted, sequence));
    }

    @PostMapping("/api/v1/accounts/{accountId}/closure/payout")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.PAYOUT)
    @KeyRequired
    @Operation(
            summary = "Pay out what is left of an account that is being closed",
            description =
                    "All of it: what its meters held, refunds not paid out yet, and what never reached a meter. The account is closed "
                            + "with that.")
    Answered<MadeSettlement> payOutSettlement(
            @PathVariable AccountId accountId, @Valid @RequestBody NewSettlementPayout body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        return door.submit(caller, body, new PayOutSettlement(accountId, body.paymentMethod()))
                .at(site)
                .created(
                        "/api/v1/accounts/" + accountId,
                        SettlementPaid.class,
                        (paid, sequence) -> new MadeSettlement(
                                accountId, paid.state(), paid.amount(), body.paymentMethod(), paid.parts(), sequence));
    }

    @PostMapping("/api/v1/accounts/{accountId}/settlement-estimates")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Permitted(Permission.OUTCOME_SETTLE)
    @KeyRequired
    @Operation(
            summary = "Ask that an estimate be taken for what a lost meter holds; a second person decides",
            description =
                    "For a meter that is being cleared and does not answer. It is cleared when it returns, and the difference is "
                            + "adopted as an adjustment.")
    Answered<AwaitingApproval> askEstimate(
            @PathVariable AccountId accountId, @Valid @RequestBody NewEstimate body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        ApprovalId approval = new ApprovalId(ids.next());
        ApprovalSubject subject = new ApprovalSubject.SettlementEstimate(
                accountId, body.meterId(), body.balance(), body.reading(), body.reason(), body.evidence());
        return door.submit(caller, body, new RequestApproval(approval, subject, caller.operatorId()))
                .at(site)
                .because(body.reason())
                .accepted(
                        "/api/v1/approvals/" + approval,
                        sequence -> AwaitingApproval.of(approval, null, body.meterId(), sequence));
    }

    /**
     * An account to be closed.
     *
     * @param reason why
     * @param relay who shall rule the relays afterwards: the meter's own rule for a purse that is not open, if absent
     */
    record NewClosure(
            @NotBlank @Size(max = 200) String reason,
            @Nullable RelayMode relay) {}

    /**
     * A closing under way.
     *
     * @param operations the device operations that clear its meters
     */
    record AcceptedClosure(AccountId id, AccountState state, List<OrderedOperation> operations, long sequence) {

        static AcceptedClosure of(AccountId account, ClosureAccepted accepted, long sequence) {
            List<OrderedOperation> operations = accepted.clearings().stream()
                    .map(it -> OrderedOperation.pending(it.operationId(), it.meterId(), "CLOSING"))
                    .toList();
            return new AcceptedClosure(account, accepted.state(), operations, sequence);
        }
    }

    /**
     * A pay-out to be made.
     *
     * @param paymentMethod how
     */
    record NewSettlementPayout(@NotNull PaymentMethod paymentMethod) {}

    /**
     * A pay-out made.
     *
     * @param id the account
     * @param amount all that was handed over
     * @param parts what it consists of, each with a gap-free receipt number within the site
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MadeSettlement(
            AccountId id,
            AccountState state,
            Money amount,
            PaymentMethod paymentMethod,
            List<SettlementPaid.Part> parts,
            long sequence) {}

    /**
     * What a meter is taken to hold.
     *
     * @param balance in CNY, negative when overdrawn
     * @param reading total energy in kWh, as its register would show
     * @param reason why the meter cannot be waited for
     * @param evidence what the estimate relies on
     */
    record NewEstimate(
            @NotNull MeterId meterId,

            @NotNull @JsonDeserialize(using = SignedMoney.class)
            @Schema(example = "12.30", pattern = WireForm.DIFFERENCE)
            Money balance,

            @NotNull @Schema(type = "string", example = "1234.50")
            Energy reading,

            @NotBlank @Size(max = 200) String reason,
            @NotBlank @Size(max = 1000) String evidence) {}
}
