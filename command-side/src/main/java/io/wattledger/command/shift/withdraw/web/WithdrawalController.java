package io.wattledger.command.shift.withdraw.web;

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
import io.wattledger.kernel.command.TillCount;
import io.wattledger.kernel.command.WithdrawCash;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Taking cash out of tills. */
@RestController
@Tag(name = "cash desk")
class WithdrawalController {

    private final CommandDoor door;
    private final Lookup lookup;

    WithdrawalController(CommandDoor door, Lookup lookup) {
        this.door = door;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/shifts/{shiftId}/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.SHIFT_OPERATE)
    @KeyRequired
    @Operation(
            summary = "Take cash out of a till into the safe",
            description = "The shift goes on. What is taken is no longer expected in the till when it is counted.")
    Answered<MadeWithdrawal> withdrawCash(
            @PathVariable ShiftId shiftId, @Valid @RequestBody NewWithdrawal body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(shiftId), ProblemType.UNKNOWN_SHIFT);
        WithdrawCash command = new WithdrawCash(
                shiftId,
                body.amount(),
                body.reason(),
                caller.operatorId(),
                caller.operator().may(Permission.SHIFT_SUPERVISE, site));
        return door.submit(caller, body, command)
                .at(site)
                .because(body.reason())
                .created(
                        "/api/v1/shifts/" + shiftId,
                        TillCount.class,
                        (till, sequence) -> new MadeWithdrawal(shiftId, body.amount(), till.expected(), sequence));
    }

    /**
     * Cash to be taken out.
     *
     * @param amount how much, in CNY
     * @param reason why, or where to
     */
    record NewWithdrawal(
            @NotNull @Schema(pattern = WireForm.AMOUNT) Money amount,
            @NotBlank @Size(max = 200) String reason) {}

    /**
     * Cash taken out.
     *
     * @param id the shift
     * @param expected what the till must hold now
     */
    record MadeWithdrawal(ShiftId id, Money amount, Money expected, long sequence) {}
}
