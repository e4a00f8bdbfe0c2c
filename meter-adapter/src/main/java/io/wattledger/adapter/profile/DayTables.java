package io.wattledger.adapter.profile;

import io.wattledger.kernel.tariff.DateZone;
import io.wattledger.kernel.tariff.DaySegment;
import io.wattledger.kernel.tariff.DayType;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.Timetable;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The layout of date zones and day tables: four zones of {table, day, month} and two tables of fourteen {rate, minute, hour}, a byte each,
 * where what is not needed repeats the last (meter-profiles.md section 2).
 */
final class DayTables {

    static final int TABLES = 2;
    static final int ZONE_REGISTERS = 6;
    static final int TABLE_REGISTERS = 21;

    private static final int ZONES = 4;
    private static final int SEGMENTS = 14;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int FIRST_TABLE = 1;
    private static final DateZone ALL_YEAR = new DateZone(1, 1, DayType.EVERY_DAY);

    private DayTables() {}

    /** The 12 bytes of the zones. Where days are not told apart, the first table counts all the year. */
    static byte[] zones(Timetable timetable) {
        List<DateZone> zones = timetable.zones().isEmpty() ? List.of(ALL_YEAR) : timetable.zones();
        ByteBuffer bytes = ByteBuffer.allocate(2 * ZONE_REGISTERS);
        for (int i = 0; i < ZONES; i++) {
            DateZone zone = zones.get(Math.min(i, zones.size() - 1));
            int table = FIRST_TABLE + Math.max(0, timetable.indexOf(zone.dayType()));
            bytes.put((byte) table).put((byte) zone.day()).put((byte) zone.month());
        }
        return bytes.array();
    }

    /** The 42 bytes of a table, from 0. A table that is not needed repeats the last. */
    static byte[] table(Timetable timetable, int table) {
        List<DayType> types = timetable.dayTypes();
        List<DaySegment> segments = types.get(Math.min(table, types.size() - 1)).segments();
        ByteBuffer bytes = ByteBuffer.allocate(2 * TABLE_REGISTERS);
        for (int i = 0; i < SEGMENTS; i++) {
            DaySegment segment = segments.get(Math.min(i, segments.size() - 1));
            bytes.put((byte) codeOf(segment.rate()));
            bytes.put((byte) (segment.fromMinute() % MINUTES_PER_HOUR));
            bytes.put((byte) (segment.fromMinute() / MINUTES_PER_HOUR));
        }
        return bytes.array();
    }

    private static int codeOf(Rate rate) {
        return switch (rate) {
            case SHARP -> 1;
            case PEAK -> 2;
            case FLAT -> 3;
            case VALLEY -> 4;
            case DEEP_VALLEY -> 5;
        };
    }
}
