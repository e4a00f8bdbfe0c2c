package io.wattledger.command.tariff.revise.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.tariff.web.PlanFields;
import io.wattledger.command.tariff.web.PlanReader;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.ReviseTariff;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.tariff.RatePrices;
import io.wattledger.kernel.tariff.TariffKind;
import io.wattledger.kernel.tariff.TierPeriod;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Adding versions to tariff plans. */
@RestController
@Tag(name = "tariffs")
class TariffVersionController {

    private final CommandDoor door;
    private final Lookup lookup;

    TariffVersionController(CommandDoor door, Lookup lookup) {
        this.door = door;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/tariffs/{tariffId}/versions")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.TARIFF_MANAGE)
    @Operation(
            summary = "Add a version to a tariff plan",
            description =
                    "Versions never change; a version counts from its instant until the next one does. Meters get it "
                            + "by a tariff order.")
    Answered<AddedVersion> reviseTariff(
            @PathVariable TariffId tariffId, @Valid @RequestBody NewVersion body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(tariffId), ProblemType.UNKNOWN_TARIFF);
        ReviseTariff command = new ReviseTariff(tariffId, PlanReader.read(body), body.effectiveFrom());
        return door.submit(caller, body, command)
                .at(site)
                .created(
                        "/api/v1/tariffs/" + tariffId,
                        Integer.class,
                        (version, sequence) -> AddedVersion.of(tariffId, version, body, sequence));
    }

    /**
     * A version to be added.
     *
     * @param effectiveFrom when it begins to count, later than the version before it; at once if absent
     */
    record NewVersion(
            @NotNull TariffKind kind,
            @NotNull RatePrices prices,
            @Nullable @Valid List<@NotNull Segment> segments,
            @Nullable @Valid List<@NotNull DayKind> dayTypes,
            @Nullable @Valid List<@NotNull Zone> zones,
            @Nullable @Valid List<@NotNull Step> tiers,
            @Nullable TierPeriod tierPeriod,
            @Nullable Instant effectiveFrom)
            implements PlanFields {}

    /** A version of a tariff plan. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AddedVersion(
            TariffId id,
            int version,
            TariffKind kind,
            RatePrices prices,
            @Nullable List<PlanFields.Segment> segments,
            @Nullable List<PlanFields.DayKind> dayTypes,
            @Nullable List<PlanFields.Zone> zones,
            @Nullable List<PlanFields.Step> tiers,
            @Nullable TierPeriod tierPeriod,
            @Nullable Instant effectiveFrom,
            long sequence) {

        static AddedVersion of(TariffId tariff, int version, NewVersion body, long sequence) {
            return new AddedVersion(
                    tariff,
                    version,
                    body.kind(),
                    body.prices(),
                    body.segments(),
                    body.dayTypes(),
                    body.zones(),
                    body.tiers(),
                    body.tierPeriod(),
                    body.effectiveFrom(),
                    sequence);
        }
    }
}
