package io.wattledger.command.structure.building.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.RegisterBuilding;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Entering buildings. */
@RestController
@Tag(name = "structure")
class BuildingController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    BuildingController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/buildings")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.STRUCTURE_MANAGE)
    @Operation(summary = "Enter a building of a site")
    Answered<RegisteredBuilding> registerBuilding(@Valid @RequestBody NewBuilding body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(body.siteId()), ProblemType.UNKNOWN_SITE);
        BuildingId building = new BuildingId(ids.next());
        return door.submit(caller, body, new RegisterBuilding(building, site, body.name(), body.floors()))
                .at(site)
                .created(
                        "/api/v1/buildings/" + building,
                        sequence -> new RegisteredBuilding(building, site, body.name(), body.floors(), sequence));
    }

    /** A building to be entered. */
    record NewBuilding(
            @NotNull SiteId siteId,

            @NotBlank @Size(max = 100) @Schema(example = "Dormitory 1")
            String name,

            @NotNull @Min(1) @Max(200) @Schema(example = "6")
            Integer floors) {}

    /** A building. */
    record RegisteredBuilding(BuildingId id, SiteId siteId, String name, int floors, long sequence) {}
}
