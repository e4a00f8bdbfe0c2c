package io.wattledger.command.tariff.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.RatePrices;
import io.wattledger.kernel.tariff.TariffKind;
import io.wattledger.kernel.tariff.TierPeriod;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a request that say what energy costs; which ones are needed depends on the kind. */
public interface PlanFields {

    /** What the plan tells apart. */
    TariffKind kind();

    /** Prices by rate; only the flat one where times do not count. */
    RatePrices prices();

    /** The segments of every day, where days are not told apart. */
    @Nullable List<Segment> segments();

    /** The kinds of day, where they are told apart. */
    @Nullable List<DayKind> dayTypes();

    /** From which date on which kind of day counts. */
    @Nullable List<Zone> zones();

    /** What is added the more is used. */
    @Nullable List<Step> tiers();

    /** When the energy that decides the tier counts from nothing again; each month if absent. */
    @Nullable TierPeriod tierPeriod();

    /**
     * A part of the day.
     *
     * @param from when it begins
     * @param to when it ends; if given, the next one must begin then, and the last end at 24:00
     * @param rate the rate in force
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Segment(
            @NotNull @Schema(example = "08:00") String from,
            @Schema(example = "12:00") @Nullable String to,
            @NotNull Rate rate) {}

    /**
     * A kind of day.
     *
     * @param name by which zones refer to it
     * @param segments its segments
     */
    record DayKind(
            @NotNull @Schema(example = "summer") String name,
            @NotNull @Valid List<@NotNull Segment> segments) {}

    /**
     * A part of the year.
     *
     * @param from month and day on which it begins; before the first of the year the last is still in force
     * @param dayType name of the kind of day in force
     */
    record Zone(
            @NotNull @Schema(example = "07-01") String from,
            @NotNull @Schema(example = "summer") String dayType) {}

    /**
     * A tier.
     *
     * @param aboveKwh energy of the period above which it counts
     * @param price what is added to the rate's price
     */
    record Step(@NotNull Energy aboveKwh, @NotNull Price price) {}
}
