package io.wattledger.simulator.site;

import io.wattledger.simulator.meter.LoadProfile;
import io.wattledger.simulator.site.SiteDescription.Building;
import io.wattledger.simulator.site.SiteDescription.Bus;
import io.wattledger.simulator.site.SiteDescription.Floor;
import io.wattledger.simulator.site.SiteDescription.Gateway;
import io.wattledger.simulator.site.SiteDescription.Meter;
import io.wattledger.simulator.site.SiteDescription.Unit;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The shape of a real campus: six dormitory buildings of six floors with nine rooms, one gateway per building with two buses of 27 meters, 324 meters in all.
 * The last building's gateway speaks Modbus TCP, the others are transparent converters. One meter is dead.
 */
public final class CampusSite {
    /** Factor at which a room's balance falls by a few fen between two polls. */
    public static final int SUGGESTED_TIME_FACTOR = 60;

    /** Number of the meter that does not answer: building 3, room 307. */
    public static final String DEAD_METER = serialNumber(3, 307);

    private static final int BUILDINGS = 6;
    private static final int FLOORS = 6;
    private static final int ROOMS_PER_FLOOR = 9;
    private static final int BUSES = 2;
    private static final int FLOORS_PER_BUS = FLOORS / BUSES;
    private static final int LEAST_EVENING_WATTS = 500;
    private static final int EVENING_WATTS_SPREAD = 1_000;

    private CampusSite() {}

    /** The campus on free loopback ports; loads depend on the seed, everything else is always the same. */
    public static SiteDescription describe(long seed) {
        return new SiteDescription(
                "University campus",
                ZoneId.of("Asia/Shanghai"),
                IntStream.rangeClosed(1, BUILDINGS)
                        .mapToObj(CampusSite::building)
                        .toList(),
                IntStream.rangeClosed(1, BUILDINGS)
                        .mapToObj(building -> gateway(building, seed))
                        .toList());
    }

    private static Building building(int building) {
        List<Floor> floors = IntStream.rangeClosed(1, FLOORS)
                .mapToObj(floor -> new Floor(
                        floor,
                        rooms(floor)
                                .mapToObj(room -> new Unit(code(building, room), String.valueOf(room)))
                                .toList()))
                .toList();
        return new Building(buildingName(building), floors);
    }

    private static Gateway gateway(int building, long seed) {
        LinkKind link = building == BUILDINGS ? LinkKind.MODBUS_TCP : LinkKind.RTU_OVER_TCP;
        List<Bus> buses = IntStream.rangeClosed(1, BUSES)
                .mapToObj(bus -> new Bus(bus, 0, 9_600, Parity.NONE, meters(building, bus, seed)))
                .toList();
        return new Gateway("GW-" + building, buildingName(building), link, "127.0.0.1", Gateway.PORT_PER_BUS, buses);
    }

    private static List<Meter> meters(int building, int bus, long seed) {
        List<Integer> rooms = IntStream.rangeClosed((bus - 1) * FLOORS_PER_BUS + 1, bus * FLOORS_PER_BUS)
                .flatMap(CampusSite::rooms)
                .boxed()
                .toList();
        return IntStream.range(0, rooms.size())
                .mapToObj(i -> meter(building, rooms.get(i), i + 1, seed))
                .toList();
    }

    private static Meter meter(int building, int room, int unitId, long seed) {
        String serial = serialNumber(building, room);
        long own = seed * 31 + Long.parseLong(serial);
        int eveningWatts = LEAST_EVENING_WATTS + new Random(own).nextInt(EVENING_WATTS_SPREAD);
        LoadProfile load = new LoadProfile.Dormitory(own, eveningWatts);
        return new Meter(serial, unitId, code(building, room), load, serial.equals(DEAD_METER));
    }

    private static IntStream rooms(int floor) {
        return IntStream.rangeClosed(1, ROOMS_PER_FLOOR).map(room -> floor * 100 + room);
    }

    private static String buildingName(int building) {
        return "Dormitory " + building;
    }

    private static String code(int building, int room) {
        return building + "-" + room;
    }

    private static String serialNumber(int building, int room) {
        return "2026%04d%04d".formatted(building, room);
    }
}
