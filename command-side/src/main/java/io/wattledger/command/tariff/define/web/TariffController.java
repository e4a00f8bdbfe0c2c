package io.wattledger.command.tariff.define.web;

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
import io.wattledger.kernel.command.DefineTariff;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.kernel.tariff.TariffPlan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

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
    @Operation(summary = "Lay down a tariff plan", description = "Of the kinds, FLAT is available.")
    Answered<DefinedTariff> defineTariff(@Valid @RequestBody NewTariff body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(body.siteId()), ProblemType.UNKNOWN_SITE);
        TariffPlan.Flat plan = planOf(body);
        TariffId tariff = new TariffId(ids.next());
        DefineTariff command = new DefineTariff(tariff, site, body.name(), plan, body.effectiveFrom());
        return door.submit(caller, body, command)
                .at(site)
                .created(
                        "/api/v1/tariffs/" + tariff,
                        sequence -> new DefinedTariff(
                                tariff,
                                site,
                                body.name(),
                                body.kind(),
                                TariffPrices.flat(plan.flat()),
                                1,
                                body.effectiveFrom(),
                                sequence));
    }

    private static TariffPlan.Flat planOf(NewTariff body) {
        if (body.kind() != Kind.FLAT) {
            throw new RefusedException(Refusal.of(ProblemType.NOT_SUPPORTED, Map.of("what", "kind " + body.kind())));
        }
        if (body.hasMoreThanFlat()) {
            throw new RefusedException(
                    Refusal.ofField("kind", "a FLAT tariff has one price and neither segments nor tiers"));
        }
        Price flat = body.prices().flat();
        if (flat == null || !flat.isWithinBounds()) {
            throw new RefusedException(
                    Refusal.ofField("prices.flat", "a price lies between " + Price.LOWEST + " and " + Price.HIGHEST));
        }
        return new TariffPlan.Flat(flat);
    }

    /** What a tariff tells apart. */
    enum Kind {
        FLAT,
        TIME_OF_USE,
        TIERED,
        TIME_OF_USE_TIERED
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

            @NotNull Kind kind,
            @NotNull TariffPrices prices,
            @Nullable List<JsonNode> segments,
            @Nullable List<JsonNode> dayTypes,
            @Nullable List<JsonNode> zones,
            @Nullable List<JsonNode> tiers,
            @Nullable Instant effectiveFrom) {

        boolean hasMoreThanFlat() {
            return Stream.of(
                            segments,
                            dayTypes,
                            zones,
                            tiers,
                            prices.sharp(),
                            prices.peak(),
                            prices.valley(),
                            prices.deepValley())
                    .anyMatch(Objects::nonNull);
        }
    }

    /** Prices by rate; which ones are needed depends on the kind. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TariffPrices(
            @Nullable Price sharp,
            @Nullable Price peak,
            @Nullable Price flat,
            @Nullable Price valley,
            @Nullable Price deepValley) {

        static TariffPrices flat(Price flat) {
            return new TariffPrices(null, null, flat, null, null);
        }
    }

    /** A tariff plan. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DefinedTariff(
            TariffId id,
            SiteId siteId,
            String name,
            Kind kind,
            TariffPrices prices,
            int version,
            @Nullable Instant effectiveFrom,
            long sequence) {}
}
