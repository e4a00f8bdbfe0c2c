package io.wattledger.command.meter.register.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.RegisterMeter;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Entering meters. */
@RestController
@Tag(name = "devices")
class MeterController {

    private static final int HIGHEST_RATIO = 10_000;

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    MeterController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/meters")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.DEVICE_MANAGE)
    @Operation(summary = "Enter a meter")
    Answered<RegisteredMeter> registerMeter(@Valid @RequestBody NewMeter body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(body.gatewayId()), ProblemType.UNKNOWN_GATEWAY);
        UnitId unit = body.installedUnitId();
        if (unit != null) {
            caller.at(lookup.siteOf(unit), ProblemType.UNKNOWN_UNIT);
        }
        if (body.phases() == 2) {
            throw new RefusedException(Refusal.ofField("phases", "a meter has 1 or 3 phases"));
        }
        MeterId meter = new MeterId(ids.next());
        RegisterMeter command = new RegisterMeter(
                meter,
                body.serialNumber(),
                body.profile(),
                body.phases(),
                body.gatewayId(),
                body.bus(),
                body.unitId(),
                unit,
                body.ptRatio(),
                body.ctRatio());
        return door.submit(caller, body, command)
                .at(site)
                .created("/api/v1/meters/" + meter, sequence -> RegisteredMeter.of(meter, site, body, sequence));
    }

    /**
     * A meter to be entered.
     *
     * @param serialNumber the twelve digits on its plate
     * @param profile name of the profile that it speaks
     * @param unitId Modbus unit id on its bus
     * @param installedUnitId the shop or room that it supplies
     */
    record NewMeter(
            @NotNull SerialNumber serialNumber,

            @NotBlank @Size(max = 40) @Schema(example = "ref-prepaid-v1")
            String profile,

            @NotNull @Min(1) @Max(3) @Schema(example = "1") Integer phases,
            @NotNull GatewayId gatewayId,
            @NotNull @Min(1) @Max(64) @Schema(example = "1") Integer bus,

            @NotNull @Min(1) @Max(247) @Schema(example = "17")
            Integer unitId,

            @Nullable UnitId installedUnitId,

            @NotNull @Min(1) @Max(HIGHEST_RATIO) @Schema(example = "1")
            Integer ptRatio,

            @NotNull @Min(1) @Max(HIGHEST_RATIO) @Schema(example = "1")
            Integer ctRatio) {}

    /** A meter. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RegisteredMeter(
            MeterId id,
            SiteId siteId,
            SerialNumber serialNumber,
            String profile,
            int phases,
            GatewayId gatewayId,
            int bus,
            int unitId,
            @Nullable UnitId installedUnitId,
            int ptRatio,
            int ctRatio,
            long sequence) {

        static RegisteredMeter of(MeterId id, SiteId site, NewMeter body, long sequence) {
            return new RegisteredMeter(
                    id,
                    site,
                    body.serialNumber(),
                    body.profile(),
                    body.phases(),
                    body.gatewayId(),
                    body.bus(),
                    body.unitId(),
                    body.installedUnitId(),
                    body.ptRatio(),
                    body.ctRatio(),
                    sequence);
        }
    }
}
