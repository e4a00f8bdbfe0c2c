package io.wattledger.query.tariff.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.tariff.DaySegment;
import io.wattledger.kernel.tariff.DayType;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.RatePrices;
import io.wattledger.kernel.tariff.TariffKind;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.kernel.tariff.TierPeriod;
import io.wattledger.kernel.tariff.Timetable;
import io.wattledger.query.tariff.TariffView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A version of a tariff plan as answered, in the form in which it was laid down.
 *
 * @param version its number, from 1
 * @param kind what it tells apart
 * @param prices by rate, without surcharge
 * @param segments the segments of every day, where days are not told apart
 * @param dayTypes the kinds of day, where they are told apart
 * @param zones from which date on which kind of day counts
 * @param tiers what is added the more is used
 * @param tierPeriod when the energy that decides the tier counts from nothing again
 * @param effectiveFrom when the version begins to count
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionResponse(
        int version,
        TariffKind kind,
        RatePrices prices,
        @Nullable List<Segment> segments,
        @Nullable List<DayKind> dayTypes,
        @Nullable List<Zone> zones,
        @Nullable List<Step> tiers,
        @Nullable TierPeriod tierPeriod,
        Instant effectiveFrom) {

    private static final int MINUTES_PER_HOUR = 60;

    static VersionResponse of(TariffView.Version version) {
        TariffPlan plan = version.plan();
        boolean times = plan.kind().hasTimes();
        boolean tiered = plan.kind().hasTiers();
        Timetable timetable = plan.timetable();
        boolean plain = isPlain(timetable);
        return new VersionResponse(
                version.version(),
                plan.kind(),
                plan.prices(),
                times && plain ? segmentsOf(timetable.dayTypes().get(0)) : null,
                times && !plain ? dayKindsOf(timetable) : null,
                times && !timetable.zones().isEmpty() ? zonesOf(timetable) : null,
                tiered ? stepsOf(plan) : null,
                tiered ? plan.tiers().period() : null,
                version.effectiveFrom());
    }

    private static boolean isPlain(Timetable timetable) {
        List<DayType> types = timetable.dayTypes();
        return types.size() == 1 && types.get(0).name().equals(DayType.EVERY_DAY);
    }

    private static List<Segment> segmentsOf(DayType type) {
        return type.segments().stream().map(Segment::of).toList();
    }

    private static List<DayKind> dayKindsOf(Timetable timetable) {
        return timetable.dayTypes().stream()
                .map(type -> new DayKind(type.name(), segmentsOf(type)))
                .toList();
    }

    private static List<Zone> zonesOf(Timetable timetable) {
        return timetable.zones().stream()
                .map(zone ->
                        new Zone(String.format(Locale.ROOT, "%02d-%02d", zone.month(), zone.day()), zone.dayType()))
                .toList();
    }

    private static List<Step> stepsOf(TariffPlan plan) {
        return plan.tiers().steps().stream()
                .map(tier -> new Step(tier.above(), tier.surcharge()))
                .toList();
    }

    /**
     * A part of the day.
     *
     * @param from when it begins, such as 08:00
     */
    record Segment(String from, Rate rate) {

        static Segment of(DaySegment segment) {
            String from = String.format(
                    Locale.ROOT,
                    "%02d:%02d",
                    segment.fromMinute() / MINUTES_PER_HOUR,
                    segment.fromMinute() % MINUTES_PER_HOUR);
            return new Segment(from, segment.rate());
        }
    }

    /** A kind of day. */
    record DayKind(String name, List<Segment> segments) {}

    /**
     * A part of the year.
     *
     * @param from month and day on which it begins, such as 07-01
     */
    record Zone(String from, String dayType) {}

    /**
     * A tier.
     *
     * @param aboveKwh energy of the period above which it counts
     * @param price what is added to the rate's price
     */
    record Step(Energy aboveKwh, Price price) {}
}
