package io.wattledger.command.gateway.key.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.RotateGatewayKey;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.GatewayKeys.IssuedKey;
import io.wattledger.kernel.problem.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Giving gateways new keys. */
@RestController
@Tag(name = "devices")
class KeyRotationController {

    private final CommandDoor door;
    private final Lookup lookup;

    KeyRotationController(CommandDoor door, Lookup lookup) {
        this.door = door;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/gateways/{gatewayId}/key-rotation")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.DEVICE_MANAGE)
    @Operation(
            summary = "Give a gateway a new key",
            description =
                    "The key is shown this once. The one before it counts until the gateway logs in with the new one.")
    Answered<RotatedKey> rotateGatewayKey(@PathVariable GatewayId gatewayId, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(gatewayId), ProblemType.UNKNOWN_GATEWAY);
        return door.submit(caller, Map.of(), new RotateGatewayKey(gatewayId))
                .at(site)
                .createdShowingOnce(
                        "/api/v1/gateways/" + gatewayId,
                        IssuedKey.class,
                        (key, sequence) ->
                                new RotatedKey(gatewayId, key.map(ShownKey::of).orElse(null), sequence));
    }

    /**
     * A gateway with a new key.
     *
     * @param key the key, in the first answer only
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RotatedKey(GatewayId id, @Nullable ShownKey key, long sequence) {}
}
