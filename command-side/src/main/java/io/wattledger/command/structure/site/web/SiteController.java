package io.wattledger.command.structure.site.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.RegisterSite;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.IdSource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Taking properties under management. */
@RestController
@Tag(name = "structure")
class SiteController {

    private final CommandDoor door;
    private final IdSource ids;

    SiteController(CommandDoor door, IdSource ids) {
        this.door = door;
        this.ids = ids;
    }

    @PostMapping("/api/v1/sites")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.STRUCTURE_MANAGE)
    @Operation(summary = "Take a property under management")
    Answered<RegisteredSite> registerSite(@Valid @RequestBody NewSite body, Caller caller) {
        caller.everywhere();
        SiteId site = new SiteId(ids.next());
        return door.submit(caller, body, new RegisterSite(site, body.name(), body.timeZone()))
                .at(site)
                .created(
                        "/api/v1/sites/" + site,
                        sequence -> new RegisteredSite(site, body.name(), body.timeZone(), sequence));
    }

    /**
     * A site to be entered.
     *
     * @param timeZone IANA zone of its days and months
     */
    record NewSite(
            @NotBlank @Size(max = 100) @Schema(example = "North Campus")
            String name,

            @NotBlank @Size(max = 64) @Schema(example = "Asia/Shanghai")
            String timeZone) {}

    /** A site. */
    record RegisteredSite(SiteId id, String name, String timeZone, long sequence) {}
}
