package io.wattledger.command.shift.close.web;

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
import io.wattledger.kernel.command.CloseShift;
import io.wattledger.kernel.command.TillCount;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Cashing up. */
@RestController
@Tag(name = "cash desk")
class CashUpController {

    private final CommandDoor door;
    private final Lookup lookup;

    CashUpController(CommandDoor door, Lookup lookup) {
        this.door = door;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/shifts/{shiftId}/close")
    @Permitted(Permission.SHIFT_OPERATE)
    @Operation(
            summary = "Count the till and end the shift",
            description =
                    "`expected` = float + cash in - cash out - withdrawals; `difference` = counted - expected, and is recorded, "
                            + "not argued with.")
    Answered<ClosedShift> closeShift(@PathVariable ShiftId shiftId, @Valid @RequestBody NewCount body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(shiftId), ProblemType.UNKNOWN_SHIFT);
        CloseShift command = new CloseShift(
                shiftId,
                body.counted(),
                body.note(),
                caller.operatorId(),
                caller.operator().may(Permission.SHIFT_SUPERVISE, site));
        return door.submit(caller, body, command)
                .at(site)
                .done(TillCount.class, (till, sequence) -> ClosedShift.of(command, till, sequence));
    }

    /** How a shift that was just ended stands. */
    enum State {
        CLOSED
    }

    /**
     * A till that was counted.
     *
     * @param counted the cash found, in CNY
     * @param note what there is to say about it
     */
    record NewCount(
            @NotNull @Schema(pattern = WireForm.AMOUNT) Money counted,
            @Nullable @Size(max = 500) String note) {}

    /**
     * A shift ended.
     *
     * @param difference negative where cash is missing
     */
    record ClosedShift(ShiftId id, State state, Money expected, Money counted, Money difference, long sequence) {

        static ClosedShift of(CloseShift command, TillCount till, long sequence) {
            return new ClosedShift(
                    command.shiftId(),
                    State.CLOSED,
                    till.expected(),
                    command.counted(),
                    command.counted().minus(till.expected()),
                    sequence);
        }
    }
}
