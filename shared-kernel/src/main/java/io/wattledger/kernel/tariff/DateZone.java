package io.wattledger.kernel.tariff;

/**
 * A date zone 时区: from this date on, each year, days are of this type, until the next zone begins.
 *
 * @param month 1 to 12
 * @param day 1 to 31; a day that the month does not have stands for the first of the next
 * @param dayType name of the day type
 */
public record DateZone(int month, int day, String dayType) {

    private static final int MORE_THAN_ANY_MONTH_HAS = 32;

    /** Grows through the year. */
    int placeInYear() {
        return placeOf(month, day);
    }

    static int placeOf(int month, int day) {
        return month * MORE_THAN_ANY_MONTH_HAS + day;
    }
}
