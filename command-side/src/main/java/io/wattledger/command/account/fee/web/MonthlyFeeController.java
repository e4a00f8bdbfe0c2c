package io.wattledger.command.account.fee.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.command.web.WireForm;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.AgreeMonthlyFee;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Agreeing on fixed fees. */
@RestController
@Tag(name = "money")
class MonthlyFeeController {

    private final CommandDoor door;
    private final Lookup lookup;

    MonthlyFeeController(CommandDoor door, Lookup lookup) {
        this.door = door;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/accounts/{accountId}/monthly-fees")
    @Permitted(Permission.ACCOUNT_MANAGE)
    @Operation(
            summary = "Agree on a fixed fee for every business month to come",
            description =
                    "Only for accounts whose balance the server holds. Charged when each month begins, from the next one "
                            + "on; it takes the place of the one agreed before, and 0.00 ends it.")
    Answered<AgreedFee> agreeMonthlyFee(
            @PathVariable AccountId accountId, @Valid @RequestBody NewMonthlyFee body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        boolean perMeter = Boolean.TRUE.equals(body.perMeter());
        return door.submit(caller, body, new AgreeMonthlyFee(accountId, body.perMonth(), perMeter))
                .at(site)
                .done(sequence -> new AgreedFee(accountId, body.perMonth(), perMeter, sequence));
    }

    /**
     * A fee to be agreed on.
     *
     * @param perMonth in CNY; 0.00 to end it
     * @param perMeter whether it is due for each meter of the account; once for the account if absent
     */
    record NewMonthlyFee(
            @NotNull @Schema(pattern = WireForm.AMOUNT) Money perMonth,
            @Nullable Boolean perMeter) {}

    /** A fee agreed on. */
    record AgreedFee(AccountId accountId, Money perMonth, boolean perMeter, long sequence) {}
}
