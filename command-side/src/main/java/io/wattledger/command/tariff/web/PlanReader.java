package io.wattledger.command.tariff.web;

import io.wattledger.command.FieldFaults;
import io.wattledger.command.tariff.web.PlanFields.DayKind;
import io.wattledger.command.tariff.web.PlanFields.Segment;
import io.wattledger.command.tariff.web.PlanFields.Zone;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.tariff.DateZone;
import io.wattledger.kernel.tariff.DaySegment;
import io.wattledger.kernel.tariff.DayType;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.RatePrices;
import io.wattledger.kernel.tariff.TariffKind;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.kernel.tariff.Tier;
import io.wattledger.kernel.tariff.TierPeriod;
import io.wattledger.kernel.tariff.Tiers;
import io.wattledger.kernel.tariff.Timetable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan from a request. Refuses what cannot be written down as a plan of its kind, naming every field at fault; whether the plan
 * makes sense is judged by the plan itself.
 */
public final class PlanReader {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|(24):(00)");
    private static final Pattern DATE = Pattern.compile("(\\d{2})-(\\d{2})");
    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;
    /** Stands for a time that cannot be read; the request is refused before anybody sees it. */
    private static final int UNREADABLE = 0;

    private final PlanFields body;
    private final FieldFaults faults = new FieldFaults();

    private PlanReader(PlanFields body) {
        this.body = body;
    }

    /** The plan of a request. */
    public static TariffPlan read(PlanFields body) {
        return new PlanReader(body).read();
    }

    private TariffPlan read() {
        checkShape();
        Timetable timetable = timetable();
        faults.refuseIfAny();
        return switch (body.kind()) {
            case FLAT -> new TariffPlan.Flat(flat());
            case TIME_OF_USE -> new TariffPlan.TimeOfUse(body.prices(), timetable);
            case TIERED -> new TariffPlan.Tiered(flat(), tiers());
            case TIME_OF_USE_TIERED -> new TariffPlan.TimeOfUseTiered(body.prices(), timetable, tiers());
        };
    }

    private void checkShape() {
        TariffKind kind = body.kind();
        if (kind.hasTimes()) {
            faults.unless(
                    body.segments() == null || body.dayTypes() == null,
                    "dayTypes",
                    "give either segments or day types");
        } else {
            absent("segments", body.segments());
            absent("dayTypes", body.dayTypes());
            absent("zones", body.zones());
            checkOnlyFlat(body.prices());
        }
        if (!kind.hasTiers()) {
            absent("tiers", body.tiers());
            absent("tierPeriod", body.tierPeriod());
        }
    }

    private void absent(String field, @Nullable Object value) {
        faults.unless(value == null, field, "does not belong to a tariff of kind " + body.kind());
    }

    private void checkOnlyFlat(RatePrices prices) {
        absent("prices.sharp", prices.sharp());
        absent("prices.peak", prices.peak());
        absent("prices.valley", prices.valley());
        absent("prices.deepValley", prices.deepValley());
        faults.unless(prices.of(Rate.FLAT).isPresent(), "prices.flat", "a tariff of this kind needs the flat price");
    }

    private Price flat() {
        return Objects.requireNonNull(body.prices().flat(), "checked above");
    }

    private Tiers tiers() {
        List<Tier> steps = orNone(body.tiers()).stream()
                .map(step -> new Tier(step.aboveKwh(), step.price()))
                .toList();
        TierPeriod period = body.tierPeriod();
        return new Tiers(period == null ? TierPeriod.MONTH : period, steps);
    }

    private Timetable timetable() {
        List<DayType> types = new ArrayList<>();
        List<DayKind> kinds = orNone(body.dayTypes());
        for (int i = 0; i < kinds.size(); i++) {
            DayKind kind = kinds.get(i);
            types.add(new DayType(kind.name(), segments("dayTypes[" + i + "].segments", kind.segments())));
        }
        if (body.segments() != null) {
            types.add(new DayType(DayType.EVERY_DAY, segments("segments", body.segments())));
        }
        return new Timetable(types, zones());
    }

    private List<DaySegment> segments(String path, List<Segment> given) {
        List<DaySegment> segments = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Segment segment = given.get(i);
            String field = path + "[" + i + "]";
            segments.add(new DaySegment(minuteOfDay(field + ".from", segment.from()), segment.rate()));
            if (segment.to() != null) {
                int next = i + 1 < given.size()
                        ? minuteOfDay(
                                path + "[" + (i + 1) + "].from",
                                given.get(i + 1).from())
                        : MINUTES_PER_DAY;
                checkEnd(field + ".to", minuteOfDay(field + ".to", segment.to()), next);
            }
        }
        return segments;
    }

    private void checkEnd(String field, int end, int next) {
        faults.unless(end <= next, field, "overlaps the segment after it");
        faults.unless(end >= next, field, "leaves a gap before the next segment, or before the end of the day");
    }

    private List<DateZone> zones() {
        List<DateZone> read = new ArrayList<>();
        List<Zone> given = orNone(body.zones());
        for (int i = 0; i < given.size(); i++) {
            Matcher date = DATE.matcher(given.get(i).from());
            boolean readable = date.matches();
            faults.unless(readable, "zones[" + i + "].from", "must be month and day, such as 07-01");
            if (readable) {
                read.add(new DateZone(
                        Integer.parseInt(date.group(1)),
                        Integer.parseInt(date.group(2)),
                        given.get(i).dayType()));
            }
        }
        return read;
    }

    private int minuteOfDay(String field, String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            faults.unless(false, field, "must be a time of day, such as 08:00");
            return UNREADABLE;
        }
        boolean endOfDay = time.group(3) != null;
        return endOfDay
                ? MINUTES_PER_DAY
                : Integer.parseInt(time.group(1)) * MINUTES_PER_HOUR + Integer.parseInt(time.group(2));
    }

    private static <T> List<T> orNone(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
