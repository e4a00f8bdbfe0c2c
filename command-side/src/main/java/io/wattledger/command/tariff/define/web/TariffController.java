package io.wattledger.command.tariff.define.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.tariff.web.PlanFields;
import io.wattledger.command.tariff.web.PlanReader;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.DefineTariff;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.tariff.RatePrices;
import io.wattledger.kernel.tariff.TariffKind;
import io.wattledger.kernel.tariff.TierPeriod;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Laying down tariff plans. */
@RestController
@Tag(name = "tariffs")
class TariffController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;

    TariffController(CommandDoor door, IdSource ids, Lookup lookup) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
    }

    @PostMapping("/api/v1/tariffs")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.TARIFF_MANAGE)
    @Operation(
            summary = "Lay down a tariff plan",
            description = "A price is the price of the rate in force plus the surcharge of the tier reached. Whether a "
                    + "meter can hold the plan is judged when the plan is put on it.")
    Answered<DefinedTariff> defineTariff(@Valid @RequestBody NewTariff body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(body.siteId()), ProblemType.UNKNOWN_SITE);
        TariffId tariff = new TariffId(ids.next());
        DefineTariff command = new DefineTariff(tariff, site, body.name(), PlanReader.read(body), body.effectiveFrom());
        return door.submit(caller, body, command)
                .at(site)
                .created("/api/v1/tariffs/" + tariff, sequence -> DefinedTariff.of(tariff, body, sequence));
    }

    /**
     * A tariff plan to be laid down.
     *
     * @param effectiveFrom when it begins to count; at once if absent
     */
    record NewTariff(
            @NotNull SiteId siteId,

            @NotBlank @Size(max = 100) @Schema(example = "Dormitories 2026")
            String name,

            @NotNull TariffKind kind,
            @NotNull RatePrices prices,
            @Nullable @Valid List<@NotNull Segment> segments,
            @Nullable @Valid List<@NotNull DayKind> dayTypes,
            @Nullable @Valid List<@NotNull Zone> zones,
            @Nullable @Valid List<@NotNull Step> tiers,
            @Nullable TierPeriod tierPeriod,
            @Nullable Instant effectiveFrom)
            implements PlanFields {}

    /** A tariff plan. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DefinedTariff(
            TariffId id,
            SiteId siteId,
            String name,
            TariffKind kind,
            RatePrices prices,
            @Nullable List<PlanFields.Segment> segments,
            @Nullable List<PlanFields.DayKind> dayTypes,
            @Nullable List<PlanFields.Zone> zones,
            @Nullable List<PlanFields.Step> tiers,
            @Nullable TierPeriod tierPeriod,
            int version,
            @Nullable Instant effectiveFrom,
            long sequence) {

        static DefinedTariff of(TariffId tariff, NewTariff body, long sequence) {
            return new DefinedTariff(
                    tariff,
                    body.siteId(),
                    body.name(),
                    body.kind(),
                    body.prices(),
                    body.segments(),
                    body.dayTypes(),
                    body.zones(),
                    body.tiers(),
                    body.tierPeriod(),
                    1,
                    body.effectiveFrom(),
                    sequence);
        }
    }
}
