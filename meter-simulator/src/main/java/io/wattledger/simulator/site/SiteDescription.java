package io.wattledger.simulator.site;

import io.wattledger.simulator.meter.LoadProfile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A site as plain data. Port 0 means "any free port"; a started site describes itself with its real ports.
 *
 * @param name the site's name
 * @param zone zone of the meters' clocks
 * @param buildings buildings with floors and units, may be empty
 * @param gateways gateways with buses and meters
 */
public record SiteDescription(String name, ZoneId zone, List<Building> buildings, List<Gateway> gateways) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int DEFAULT_BAUD = 9_600;
    private static final int DEFAULT_WATTS = 1_000;

    /** A building, from the lowest floor up. */
    public record Building(String name, List<Floor> floors) {
        public Building {
            floors = List.copyOf(floors);
        }
    }

    /** A floor and what is on it. */
    public record Floor(int number, List<Unit> units) {
        public Floor {
            units = List.copyOf(units);
        }
    }

    /**
     * A room or shop.
     *
     * @param code unique on the site, such as 1-301
     * @param number the house number within the building, such as 301
     */
    public record Unit(String code, String number) {}

    /**
     * A gateway.
     *
     * @param name unique on the site
     * @param building name of the building it stands in
     * @param link how it is reached
     * @param host address
     * @param port one port for all buses, told apart by unit id (only {@code MODBUS_TCP}), or {@link #PORT_PER_BUS}
     * @param buses its buses
     */
    public record Gateway(String name, String building, LinkKind link, String host, int port, List<Bus> buses) {
        /** Every bus has a port of its own. */
        public static final int PORT_PER_BUS = -1;

        public Gateway {
            buses = List.copyOf(buses);
            if (port != PORT_PER_BUS && link != LinkKind.MODBUS_TCP) {
                throw new IllegalArgumentException("a transparent converter needs a port per bus");
            }
        }

        /** Whether the buses share the gateway's port. */
        public boolean sharesPort() {
            return port != PORT_PER_BUS;
        }

        private Gateway at(String newHost, IntSupplier ports) {
            int newPort = sharesPort() ? ports.getAsInt() : PORT_PER_BUS;
            List<Bus> moved = buses.stream()
                    .map(bus -> bus.onPort(sharesPort() ? newPort : ports.getAsInt()))
                    .toList();
            return new Gateway(name, building, link, newHost, newPort, moved);
        }
    }

    /**
     * An RS-485 line.
     *
     * @param number 1..n within its gateway
     * @param tcpPort its port, or the gateway's when that is shared
     * @param baud line speed
     * @param parity line parity
     * @param meters at most 32, each with a unit id of its own
     */
    public record Bus(int number, int tcpPort, int baud, Parity parity, List<Meter> meters) {
        private static final int MOST_METERS = 32;

        public Bus {
            meters = List.copyOf(meters);
            long units = meters.stream().map(Meter::unitId).distinct().count();
            if (meters.size() > MOST_METERS || units != meters.size()) {
                throw new IllegalArgumentException("a bus has at most 32 meters with different unit ids");
            }
        }

        /** The same bus behind this port. */
        public Bus onPort(int port) {
            return new Bus(number, port, baud, parity, meters);
        }
    }

    /**
     * A meter of profile {@code ref-prepaid-v1}, single phase.
     *
     * @param serialNumber 12 digits
     * @param unitId slave address 1–247
     * @param installedUnit code of the unit it supplies, empty when it supplies none
     * @param load what is drawn behind it
     * @param lost whether it does not answer from the beginning
     */
    public record Meter(String serialNumber, int unitId, String installedUnit, LoadProfile load, boolean lost) {
        public Meter {
            if (unitId < 1 || unitId > 247) {
                throw new IllegalArgumentException("a slave address is 1 to 247: " + unitId);
            }
        }
    }

    public SiteDescription {
        buildings = List.copyOf(buildings);
        gateways = List.copyOf(gateways);
    }

    /** All meters in the order of gateways and buses. */
    public Stream<Meter> meters() {
        return gateways.stream().flatMap(gateway -> gateway.buses().stream()).flatMap(bus -> bus.meters().stream());
    }

    /**
     * The same site with its gateways at this address and their ports counted up from {@code basePort}: one per bus, or one per gateway that shares it.
     *
     * @param host address on which the gateways listen
     * @param basePort first port, 0 = any free ports
     */
    public SiteDescription at(String host, int basePort) {
        AtomicInteger next = new AtomicInteger(basePort);
        IntSupplier port = () -> basePort == 0 ? 0 : next.getAndIncrement();
        return new SiteDescription(
                name,
                zone,
                buildings,
                gateways.stream().map(gateway -> gateway.at(host, port)).toList());
    }

    /** One bus with these meters at unit ids 1, 2, 3…, each drawing 1 000 W once its account is open. */
    public static SiteDescription singleBus(LinkKind link, String... serialNumbers) {
        List<Meter> meters = new ArrayList<>();
        for (String serialNumber : serialNumbers) {
            meters.add(meter(serialNumber, meters.size() + 1));
        }
        return ofGateways(List.of(gateway(1, link, meters)));
    }

    /** {@code buses} gateways with one bus each and {@code metersPerBus} meters on each; serial numbers 2600bbbbbb mm with bus and unit id. */
    public static SiteDescription buses(LinkKind link, int buses, int metersPerBus) {
        return ofGateways(IntStream.rangeClosed(1, buses)
                .mapToObj(bus -> gateway(
                        bus,
                        link,
                        IntStream.rangeClosed(1, metersPerBus)
                                .mapToObj(unit -> meter("26%08d%02d".formatted(bus, unit), unit))
                                .toList()))
                .toList());
    }

    private static SiteDescription ofGateways(List<Gateway> gateways) {
        return new SiteDescription("Test site", ZoneId.of("Asia/Shanghai"), List.of(), gateways);
    }

    private static Gateway gateway(int number, LinkKind link, List<Meter> meters) {
        Bus bus = new Bus(1, 0, DEFAULT_BAUD, Parity.NONE, meters);
        return new Gateway("GW-" + number, "", link, LOOPBACK, Gateway.PORT_PER_BUS, List.of(bus));
    }

    private static Meter meter(String serialNumber, int unitId) {
        return new Meter(serialNumber, unitId, "", new LoadProfile.Constant(DEFAULT_WATTS), false);
    }
}
