package io.wattledger.simulator.meter;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDateTime;

/** The three-register time of 003C: second, minute / hour, day / month, year - 2000, each one binary byte, the site's local time. */
final class MeterTime {
    /** Stands where a time has six zero bytes: never set. */
    static final LocalDateTime UNSET = LocalDateTime.of(2000, 1, 1, 0, 0);

    private MeterTime() {}

    static void put(ByteBuffer to, LocalDateTime time) {
        if (time.equals(UNSET)) {
            to.put(new byte[6]);
            return;
        }
        to.put((byte) time.getSecond()).put((byte) time.getMinute());
        to.put((byte) time.getHour()).put((byte) time.getDayOfMonth());
        to.put((byte) time.getMonthValue()).put((byte) (time.getYear() - 2000));
    }

    static LocalDateTime get(ByteBuffer from) throws RegisterRefused {
        int second = from.get();
        int minute = from.get();
        int hour = from.get();
        int day = from.get();
        int month = from.get();
        int year = from.get();
        if ((second | minute | hour | day | month | year) == 0) {
            return UNSET;
        }
        if (year < 0) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
        try {
            return LocalDateTime.of(2000 + year, month, day, hour, minute, second);
        } catch (DateTimeException notADate) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
    }
}
