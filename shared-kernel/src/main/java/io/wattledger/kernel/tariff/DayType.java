package io.wattledger.kernel.tariff;

import java.util.List;

/**
 * A kind of day 日时段表, such as summer's: which rate is in force when.
 *
 * @param name by which date zones refer to it
 * @param segments from midnight on, in the order of the day
 */
public record DayType(String name, List<DaySegment> segments) {

    /** Name of the only day type of a plan that does not tell days apart. */
    public static final String EVERY_DAY = "every-day";

    /** Keeps the segments as they are now. */
    public DayType {
        segments = List.copyOf(segments);
    }

    /** The rate at a minute of the day. */
    Rate rateAt(int minuteOfDay) {
        Rate rate = segments.get(0).rate();
        for (DaySegment segment : segments) {
            if (segment.fromMinute() <= minuteOfDay) {
                rate = segment.rate();
            }
        }
        return rate;
    }
}
