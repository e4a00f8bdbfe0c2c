package io.wattledger.command.meter.relay.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.OrderRelay;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Relay control. */
@RestController
@Tag(name = "control")
class RelayController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    RelayController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/meters/{meterId}/relay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Permitted(Permission.RELAY_CONTROL)
    @KeyRequired
    @Operation(summary = "Order who rules a meter's relay")
    Answered<RelayOrder> orderRelay(
            @PathVariable MeterId meterId, @Valid @RequestBody NewRelayOrder body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(meterId), ProblemType.UNKNOWN_METER);
        if (body.mode() == RelayMode.FORCED_CLOSED && body.until() == null) {
            throw new RefusedException(Refusal.ofField("until", "a forced close needs an end"));
        }
        OperationId operation = new OperationId(ids.next());
        OrderRelay command =
                new OrderRelay(meterId, operation, body.mode(), body.reason(), body.until(), body.deliverBy());
        return door.submit(caller, body, command)
                .at(site)
                .because(body.reason())
                .accepted(
                        "/api/v1/operations/" + operation,
                        sequence -> new RelayOrder(
                                operation,
                                operation,
                                meterId,
                                "RELAY",
                                OperationState.PENDING,
                                body.mode(),
                                body.until(),
                                sequence));
    }

    /**
     * Who shall rule the relay.
     *
     * @param until end of a forced mode; mandatory for a forced close
     * @param deliverBy latest instant to send; 24 hours from now if absent
     */
    record NewRelayOrder(
            @NotNull RelayMode mode,
            @NotBlank @Size(max = 500) String reason,
            @Nullable Instant until,
            @Nullable Instant deliverBy) {}

    /** A relay order accepted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RelayOrder(
            OperationId id,
            OperationId operationId,
            MeterId meterId,
            String kind,
            OperationState state,
            RelayMode mode,
            @Nullable Instant until,
            long sequence) {}
}
