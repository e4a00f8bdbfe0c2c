package io.wattledger.command.gateway.register.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.gateway.key.web.ShownKey;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.RegisterGateway;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.device.Parity;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.GatewayKeys.IssuedKey;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Entering gateways with their buses. */
@RestController
@Tag(name = "devices")
class GatewayController {

    private static final int HIGHEST_PORT = 65_535;

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    GatewayController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/gateways")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.DEVICE_MANAGE)
    @Operation(
            summary = "Enter a gateway and its buses",
            description = "For SECURE_DIAL_IN the answer shows the gateway's key, this once.")
    Answered<RegisteredGateway> registerGateway(@Valid @RequestBody NewGateway body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(body.siteId()), ProblemType.UNKNOWN_SITE);
        GatewayId gateway = new GatewayId(ids.next());
        List<BusSettings> buses = body.buses().stream().map(NewBus::settings).toList();
        boolean trusted = Boolean.TRUE.equals(body.trustedNetwork());
        RegisterGateway command = new RegisterGateway(
                gateway,
                site,
                body.name(),
                body.link(),
                body.host(),
                body.port(),
                body.registration(),
                trusted,
                buses,
                body.minimumProfile());
        return door.submit(caller, body, command)
                .at(site)
                .createdShowingOnce(
                        "/api/v1/gateways/" + gateway,
                        IssuedKey.class,
                        (key, sequence) -> new RegisteredGateway(
                                gateway,
                                site,
                                body.name(),
                                body.link(),
                                body.host(),
                                body.port(),
                                body.registration(),
                                trusted,
                                buses,
                                key.map(ShownKey::of).orElse(null),
                                sequence));
    }

    /**
     * A gateway to be entered.
     *
     * @param host host to dial, for links that we dial
     * @param port TCP port of the whole gateway, where its buses have none of their own
     * @param registration registration string, for links that dial in
     * @param trustedNetwork whether money may be written over its unprotected link; no if absent
     * @param minimumProfile the weakest profile that a {@code SECURE_DIAL_IN} gateway may use: A if absent, D for one that can only do DES
     */
    record NewGateway(
            @NotNull SiteId siteId,

            @NotBlank @Size(max = 100) @Schema(example = "Dormitory 1, west")
            String name,

            @NotNull LinkKind link,

            @Nullable @Size(min = 1, max = 253) @Schema(example = "10.1.2.3")
            String host,

            @Nullable @Min(1) @Max(HIGHEST_PORT) @Schema(example = "4001")
            Integer port,

            @Nullable @Size(min = 1, max = 100) String registration,
            @Nullable Boolean trustedNetwork,
            @NotEmpty @Size(max = 64) List<@NotNull @Valid NewBus> buses,
            @Nullable LinkProfile minimumProfile) {}

    /**
     * An RS-485 line.
     *
     * @param bus number that meters name, from 1
     * @param tcpPort where the line has a port of its own
     */
    record NewBus(
            @NotNull @Min(1) @Max(64) @Schema(example = "1") Integer bus,
            @Nullable @Min(1) @Max(HIGHEST_PORT) Integer tcpPort,

            @NotNull @Min(1200) @Max(38_400) @Schema(example = "9600")
            Integer baud,

            @NotNull Parity parity) {

        BusSettings settings() {
            return new BusSettings(bus, tcpPort, baud, parity);
        }
    }

    /**
     * A gateway.
     *
     * @param key what it logs in with, for {@code SECURE_DIAL_IN}; in the first answer only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RegisteredGateway(
            GatewayId id,
            SiteId siteId,
            String name,
            LinkKind link,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String registration,
            boolean trustedNetwork,
            List<BusSettings> buses,
            @Nullable ShownKey key,
            long sequence) {}
}
