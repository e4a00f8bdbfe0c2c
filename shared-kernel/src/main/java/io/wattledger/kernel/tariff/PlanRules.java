package io.wattledger.kernel.tariff;

import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.problem.Refusal.FieldFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What makes a plan sound, whatever the meter. Faults are named by the fields of a request that lays the plan down. */
final class PlanRules {

    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int MONTHS = 12;
    private static final int LONGEST_MONTH = 31;
    /** Bounds beyond any meter, so that nobody stores a book as a plan. */
    private static final int MOST_SEGMENTS = 48;

    private static final int MOST_DAY_TYPES = 8;
    private static final int MOST_ZONES = 16;
    private static final int MOST_TIERS = 8;
    private static final int LONGEST_DAY_TYPE_NAME = 40;
    private static final String BOUNDS = "a price lies between " + Price.LOWEST + " and " + Price.HIGHEST;

    private final TariffPlan plan;
    private final List<FieldFault> faults = new ArrayList<>();

    private PlanRules(TariffPlan plan) {
        this.plan = plan;
    }

    static List<FieldFault> faultsOf(TariffPlan plan) {
        PlanRules rules = new PlanRules(plan);
        rules.checkPrices();
        rules.checkTimetable();
        rules.checkTiers();
        return List.copyOf(rules.faults);
    }

    private void unless(boolean holds, String field, String message) {
        if (!holds) {
            faults.add(new FieldFault(field, message));
        }
    }

    private void checkPrices() {
        plan.prices()
                .named()
                .forEach((rate, price) -> unless(price.isWithinBounds(), "prices." + nameOf(rate), BOUNDS));
        for (Rate rate : plan.timetable().rates()) {
            unless(
                    plan.prices().of(rate).isPresent(),
                    "prices." + nameOf(rate),
                    "the rate is in force at some time, so it needs a price");
        }
    }

    private static String nameOf(Rate rate) {
        return rate == Rate.DEEP_VALLEY ? "deepValley" : rate.name().toLowerCase(Locale.ROOT);
    }

    private void checkTimetable() {
        List<DayType> types = plan.timetable().dayTypes();
        unless(!types.isEmpty(), "segments", "a tariff by time of use needs segments or day types");
        unless(types.size() <= MOST_DAY_TYPES, "dayTypes", "must be " + MOST_DAY_TYPES + " at most");
        boolean plain = types.size() == 1 && types.get(0).name().equals(DayType.EVERY_DAY);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < types.size(); i++) {
            DayType type = types.get(i);
            String path = plain ? "" : "dayTypes[" + i + "].";
            unless(
                    !type.name().isBlank() && type.name().length() <= LONGEST_DAY_TYPE_NAME,
                    path + "name",
                    "must have 1 to " + LONGEST_DAY_TYPE_NAME + " characters");
            unless(names.add(type.name()), path + "name", "another day type has this name");
            checkSegments(path + "segments", type.segments());
        }
        checkZones(names);
    }

    private void checkSegments(String path, List<DaySegment> segments) {
        unless(
                !segments.isEmpty() && segments.size() <= MOST_SEGMENTS,
                path,
                "must be 1 to " + MOST_SEGMENTS + " segments");
        for (int i = 0; i < segments.size(); i++) {
            int from = segments.get(i).fromMinute();
            String field = path + "[" + i + "].from";
            if (from < 0 || from >= MINUTES_PER_DAY) {
                unless(false, field, "must lie between 00:00 and 23:59");
            } else if (i == 0) {
                unless(from == 0, field, "the first segment begins at 00:00");
            } else {
                unless(
                        from > segments.get(i - 1).fromMinute(),
                        field,
                        "overlaps the segment before it, which begins at the same time or later");
            }
        }
    }

    private void checkZones(Set<String> dayTypes) {
        List<DateZone> zones = plan.timetable().zones();
        unless(zones.size() <= MOST_ZONES, "zones", "must be " + MOST_ZONES + " at most");
        for (int i = 0; i < zones.size(); i++) {
            DateZone zone = zones.get(i);
            String path = "zones[" + i + "].";
            boolean date =
                    zone.month() >= 1 && zone.month() <= MONTHS && zone.day() >= 1 && zone.day() <= LONGEST_MONTH;
            unless(date, path + "from", "is no date of the year");
            unless(
                    i == 0 || zone.placeInYear() > zones.get(i - 1).placeInYear(),
                    path + "from",
                    "overlaps the zone before it, which begins on the same date or later");
            unless(dayTypes.contains(zone.dayType()), path + "dayType", "no day type has this name");
        }
        if (dayTypes.size() > 1) {
            Set<String> named = zones.stream().map(DateZone::dayType).collect(Collectors.toSet());
            unless(named.containsAll(dayTypes), "zones", "each day type must be in force from some date on");
        }
    }

    private void checkTiers() {
        List<Tier> steps = plan.tiers().steps();
        unless(!plan.kind().hasTiers() || !steps.isEmpty(), "tiers", "a tiered tariff needs tiers");
        unless(steps.size() <= MOST_TIERS, "tiers", "must be " + MOST_TIERS + " at most");
        Price dearest = plan.prices().named().values().stream()
                .max(Comparator.naturalOrder())
                .orElse(Price.LOWEST);
        for (int i = 0; i < steps.size(); i++) {
            Tier step = steps.get(i);
            String path = "tiers[" + i + "].";
            unless(step.above().centiKwh() >= 0, path + "aboveKwh", "must not be below zero");
            unless(
                    i == 0 || step.above().compareTo(steps.get(i - 1).above()) > 0,
                    path + "aboveKwh",
                    "limits must ascend");
            unless(
                    step.surcharge().tenThousandths() >= 0
                            && dearest.plus(step.surcharge()).compareTo(Price.HIGHEST) <= 0,
                    path + "price",
                    "the dearest price with this surcharge must not exceed " + Price.HIGHEST);
        }
    }
}
