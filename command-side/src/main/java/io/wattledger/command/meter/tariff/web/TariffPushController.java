package io.wattledger.command.meter.tariff.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.KeyRequired;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.OrderTariff;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pushing tariffs to meters. */
@RestController
@Tag(name = "control")
class TariffPushController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    TariffPushController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/meters/{meterId}/tariff")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Permitted(Permission.TARIFF_MANAGE)
    @KeyRequired
    @Operation(summary = "Order a version of a tariff plan onto a meter")
    Answered<TariffOrder> orderTariff(
            @PathVariable MeterId meterId, @Valid @RequestBody NewTariffOrder body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(meterId), ProblemType.UNKNOWN_METER);
        caller.at(lookup.siteOf(body.tariffId()), ProblemType.UNKNOWN_TARIFF);
        OperationId operation = new OperationId(ids.next());
        return door.submit(caller, body, new OrderTariff(meterId, operation, body.tariffId(), body.version()))
                .at(site)
                .accepted(
                        "/api/v1/operations/" + operation,
                        sequence -> new TariffOrder(
                                operation,
                                operation,
                                meterId,
                                "TARIFF",
                                OperationState.PENDING,
                                body.tariffId(),
                                sequence));
    }

    /**
     * Which plan the meter shall charge by.
     *
     * @param version which version; if absent, the one that counts now, or the first to come where none counts yet
     */
    record NewTariffOrder(
            @NotNull TariffId tariffId, @Nullable Integer version) {}

    /** A tariff order accepted. */
    record TariffOrder(
            OperationId id,
            OperationId operationId,
            MeterId meterId,
            String kind,
            OperationState state,
            TariffId tariffId,
            long sequence) {}
}
