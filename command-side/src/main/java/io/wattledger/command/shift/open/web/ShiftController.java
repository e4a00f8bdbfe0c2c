package io.wattledger.command.shift.open.web;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import io.wattledger.kernel.command.OpenShift;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Beginning shifts. */
@RestController
@Tag(name = "cash desk")
class ShiftController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    ShiftController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/shifts")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.SHIFT_OPERATE)
    @Operation(
            summary = "Begin a shift",
            description = "One for each operator at a time. It takes the receipts that its operator gives at its site.")
    Answered<OpenedShift> openShift(@Valid @RequestBody NewShift body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(body.siteId()), ProblemType.UNKNOWN_SITE);
        OpenShift command = new OpenShift(new ShiftId(ids.next()), site, caller.operatorId(), body.openingFloat());
        return door.submit(caller, body, command)
                .at(site)
                .created(
                        "/api/v1/shifts/" + command.shiftId(),
                        sequence -> new OpenedShift(
                                command.shiftId(),
                                site,
                                command.operatorId(),
                                State.OPEN,
                                command.openingFloat(),
                                sequence));
    }

    /** How a shift that was just begun stands. */
    enum State {
        OPEN
    }

    /**
     * A shift to be begun.
     *
     * @param openingFloat the cash in the till, in CNY
     */
    record NewShift(
            @NotNull SiteId siteId,

            @NotNull @JsonProperty("float") @Schema(pattern = WireForm.AMOUNT)
            Money openingFloat) {}

    /** A shift begun. */
    record OpenedShift(
            ShiftId id,
            SiteId siteId,
            OperatorId operatorId,
            State state,
            @JsonProperty("float") Money openingFloat,
            long sequence) {}
}
