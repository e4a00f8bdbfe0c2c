package io.wattledger.simulator.meter;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Date zones (2000) and the two time-of-use tables (2006, 201B): which rate is in force when.
 *
 * @param zones four zones; a zone runs from its date until the next zone's
 * @param tables two tables of fourteen segments; unused segments repeat the last
 */
public record TimeOfUse(List<Zone> zones, List<List<Segment>> tables) {
    static final int ZONE_REGISTERS = 6;
    static final int TABLE_REGISTERS = 21;
    private static final int ZONES = 4;
    private static final int SEGMENTS = 14;

    /** From this date on, table 1 or 2 is in force. */
    public record Zone(int table, int day, int month) {
        int dayOfYear() {
            return month * 32 + day;
        }
    }

    /** From this time of day on, this rate (1 sharp – 5 deep valley) is in force. */
    public record Segment(int rate, int minute, int hour) {
        int minuteOfDay() {
            return hour * 60 + minute;
        }
    }

    public TimeOfUse {
        zones = List.copyOf(zones);
        tables = tables.stream().map(List::copyOf).toList();
    }

    /** As a meter leaves the factory: the flat rate all day, all year. */
    public static TimeOfUse alwaysFlat() {
        List<Segment> flat = Collections.nCopies(SEGMENTS, new Segment(Rate.FLAT.code(), 0, 0));
        return new TimeOfUse(Collections.nCopies(ZONES, new Zone(1, 1, 1)), List.of(flat, flat));
    }

    /** The rate in force at this local time. */
    public Rate rateAt(LocalDateTime time) {
        int today = time.getMonthValue() * 32 + time.getDayOfMonth();
        Zone zone = zones.get(zones.size() - 1);
        for (Zone candidate : zones) {
            if (candidate.dayOfYear() <= today) {
                zone = candidate;
            }
        }
        int minute = time.getHour() * 60 + time.getMinute();
        List<Segment> table = tables.get(zone.table() - 1);
        // Before the first segment of the day, yesterday's last one is still in force.
        Segment segment = table.get(table.size() - 1);
        for (Segment candidate : table) {
            if (candidate.minuteOfDay() <= minute) {
                segment = candidate;
            }
        }
        return Rate.ofCode(segment.rate()).orElseThrow();
    }

    byte[] encodeZones() {
        ByteBuffer out = ByteBuffer.allocate(2 * ZONE_REGISTERS);
        zones.forEach(
                zone -> out.put((byte) zone.table()).put((byte) zone.day()).put((byte) zone.month()));
        return out.array();
    }

    byte[] encodeTable(int index) {
        ByteBuffer out = ByteBuffer.allocate(2 * TABLE_REGISTERS);
        tables.get(index)
                .forEach(segment -> out.put((byte) segment.rate())
                        .put((byte) segment.minute())
                        .put((byte) segment.hour()));
        return out.array();
    }

    TimeOfUse withZones(ByteBuffer in) throws RegisterRefused {
        List<Zone> read = new ArrayList<>();
        for (int i = 0; i < ZONES; i++) {
            Zone zone = new Zone(in.get(), in.get(), in.get());
            require(zone.table() >= 1 && zone.table() <= tables.size());
            require(zone.day() >= 1 && zone.day() <= 31 && zone.month() >= 1 && zone.month() <= 12);
            read.add(zone);
        }
        return new TimeOfUse(read, tables);
    }

    TimeOfUse withTable(int index, ByteBuffer in) throws RegisterRefused {
        List<Segment> read = new ArrayList<>();
        for (int i = 0; i < SEGMENTS; i++) {
            Segment segment = new Segment(in.get(), in.get(), in.get());
            require(Rate.ofCode(segment.rate()).isPresent());
            require(segment.minute() >= 0 && segment.minute() < 60 && segment.hour() >= 0 && segment.hour() < 24);
            read.add(segment);
        }
        List<List<Segment>> changed = new ArrayList<>(tables);
        changed.set(index, read);
        return new TimeOfUse(zones, changed);
    }

    private static void require(boolean valid) throws RegisterRefused {
        if (!valid) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
    }
}
