package io.wattledger.kernel.tariff;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * When which rate is in force, by the site's local time.
 *
 * @param dayTypes the kinds of day, one at least
 * @param zones from which date on which kind of day counts, in the order of the year; before the first of them the last is still in
 *     force. None are needed where there is only one kind of day
 */
public record Timetable(List<DayType> dayTypes, List<DateZone> zones) {

    /** The flat rate at all times. */
    public static final Timetable ALWAYS_FLAT = everyDay(List.of(new DaySegment(0, Rate.FLAT)));

    private static final int MINUTES_PER_HOUR = 60;

    /** Keeps both as they are now. */
    public Timetable {
        dayTypes = List.copyOf(dayTypes);
        zones = List.copyOf(zones);
    }

    /** The same segments every day of the year. */
    public static Timetable everyDay(List<DaySegment> segments) {
        return new Timetable(List.of(new DayType(DayType.EVERY_DAY, segments)), List.of());
    }

    /** The rate in force at this local time. */
    public Rate rateAt(LocalDateTime time) {
        return dayTypeAt(time).rateAt(time.getHour() * MINUTES_PER_HOUR + time.getMinute());
    }

    private DayType dayTypeAt(LocalDateTime time) {
        if (zones.isEmpty()) {
            return dayTypes.get(0);
        }
        int today = DateZone.placeOf(time.getMonthValue(), time.getDayOfMonth());
        DateZone inForce = zones.get(zones.size() - 1);
        for (DateZone zone : zones) {
            if (zone.placeInYear() <= today) {
                inForce = zone;
            }
        }
        return dayTypes.get(indexOf(inForce.dayType()));
    }

    /** Place of a day type among the day types, from 0; -1 if there is none of that name. */
    public int indexOf(String dayType) {
        for (int i = 0; i < dayTypes.size(); i++) {
            if (dayTypes.get(i).name().equals(dayType)) {
                return i;
            }
        }
        return -1;
    }

    /** All rates that are in force at some time. */
    public Set<Rate> rates() {
        Set<Rate> used = EnumSet.noneOf(Rate.class);
        dayTypes.forEach(type -> type.segments().forEach(segment -> used.add(segment.rate())));
        return used;
    }
}
