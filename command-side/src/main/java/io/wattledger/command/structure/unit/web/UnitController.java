package io.wattledger.command.structure.unit.web;

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
import io.wattledger.kernel.command.RegisterUnit;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Entering units: shops and rooms. */
@RestController
@Tag(name = "structure")
class UnitController {

    private static final int SQUARE_METRE_PLACES_IN_SQUARE_CENTIMETRES = 4;

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    UnitController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/units")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.STRUCTURE_MANAGE)
    @Operation(summary = "Enter a unit of a building")
    Answered<RegisteredUnit> registerUnit(@Valid @RequestBody NewUnit body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(body.buildingId()), ProblemType.UNKNOWN_BUILDING);
        UnitId unit = new UnitId(ids.next());
        BigDecimal area = body.area();
        RegisterUnit command =
                new RegisterUnit(unit, body.buildingId(), body.floor(), body.number(), squareCentimetres(area));
        return door.submit(caller, body, command)
                .at(site)
                .created(
                        "/api/v1/units/" + unit,
                        sequence -> new RegisteredUnit(
                                unit,
                                body.buildingId(),
                                site,
                                body.floor(),
                                body.number(),
                                area == null ? null : area.toPlainString(),
                                sequence));
    }

    private static @Nullable Long squareCentimetres(@Nullable BigDecimal squareMetres) {
        return squareMetres == null
                ? null
                : squareMetres
                        .movePointRight(SQUARE_METRE_PLACES_IN_SQUARE_CENTIMETRES)
                        .longValueExact();
    }

    /**
     * A unit to be entered.
     *
     * @param floor the floor, negative below ground
     * @param number its house number
     * @param area its area in m²
     */
    record NewUnit(
            @NotNull BuildingId buildingId,

            @NotNull @Min(-20) @Max(200) @Schema(example = "3")
            Integer floor,

            @NotBlank @Size(max = 40) @Schema(example = "301")
            String number,

            @Nullable @Positive @Digits(integer = 7, fraction = 4) @Schema(type = "string", example = "24.50")
            BigDecimal area) {}

    /**
     * A unit.
     *
     * @param area its area in m², as decimal text
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RegisteredUnit(
            UnitId id,
            BuildingId buildingId,
            SiteId siteId,
            int floor,
            String number,
            @Nullable String area,
            long sequence) {}
}
