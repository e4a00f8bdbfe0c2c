package io.wattledger.kernel.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * When a business day begins: days and months are counted in a site's zone, from a time of day on that is the same for all sites.
 *
 * @param cutOff the time of day
 */
public record BusinessDays(LocalTime cutOff) {

    /** Days as the calendar counts them. */
    public static final BusinessDays CALENDAR = new BusinessDays(LocalTime.MIDNIGHT);

    /** The business day to which an instant belongs. */
    public LocalDate dayOf(Instant instant, ZoneId zone) {
        return instant.atZone(zone)
                .toLocalDateTime()
                .minusNanos(cutOff.toNanoOfDay())
                .toLocalDate();
    }

    /** The business month to which an instant belongs. */
    public YearMonth monthOf(Instant instant, ZoneId zone) {
        return YearMonth.from(dayOf(instant, zone));
    }
}
