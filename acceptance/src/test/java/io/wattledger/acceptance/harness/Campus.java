package io.wattledger.acceptance.harness;

import io.wattledger.simulator.SimulatedBus;
import io.wattledger.simulator.SimulatedMeter;
import io.wattledger.simulator.SimulatedSite;
import io.wattledger.simulator.SimulatedSiteBuilder;
import io.wattledger.simulator.gl1.GatewayIdentity;
import io.wattledger.simulator.gl1.LinkProtection;
import io.wattledger.simulator.meter.LoadProfile;
import io.wattledger.simulator.meter.MeterImage;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.Parity;
import io.wattledger.simulator.site.SiteDescription;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A site whose meters are simulated in this process (so that they outlive a killed program) and which is entered into the program over REST: structure,
 * gateways, meters, a tariff, and an account for each meter, opened on the meter.
 */
public final class Campus {

    /** 0.6500 CNY/kWh. */
    public static final long PRICE = 6_500;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration OPENED_WITHIN = Duration.ofSeconds(60);

    private final String siteId;
    private final SimulatedSite simulated;
    private final List<Room> rooms;

    private Campus(String siteId, SimulatedSite simulated, List<Room> rooms) {
        this.siteId = siteId;
        this.simulated = simulated;
        this.rooms = List.copyOf(rooms);
    }

    /** One room on one transparent converter. */
    public static Campus ofOneRoom(Program program) {
        return plan().open(program);
    }

    /** A plan, to be changed before it is opened: one bus with one meter that draws 1 kW, time passing 60 times as fast. */
    public static Plan plan() {
        return new Plan();
    }

    /** The site's id. */
    public String siteId() {
        return siteId;
    }

    /** The simulator's side of it. */
    public SimulatedSite simulated() {
        return simulated;
    }

    /** How the gateway of this bus is reached. */
    public LinkKind linkOf(SimulatedBus bus) {
        return simulated.description().gateways().stream()
                .filter(gateway -> gateway.name().equals(bus.gateway()))
                .findFirst()
                .orElseThrow()
                .link();
    }

    /** What a gateway logs in with, by the answer that showed its key. */
    public static GatewayIdentity identity(String registration, Answer shown) {
        return new GatewayIdentity(
                registration,
                shown.json().at("/key/id").asInt(),
                shown.json().at("/key/secret").asString(),
                LinkProtection.A);
    }

    /** All rooms, bus by bus. */
    public List<Room> rooms() {
        return rooms;
    }

    /** The only room. */
    public Room room() {
        if (rooms.size() != 1) {
            throw new IllegalStateException("there are " + rooms.size() + " rooms");
        }
        return rooms.get(0);
    }

    /** What a campus is to be like. */
    public static final class Plan {
        private final List<LinkKind> buses = new ArrayList<>(List.of(LinkKind.RTU_OVER_TCP));
        private int metersPerBus = 1;
        private int watts = 1_000;
        private String customer = "Zhang San";
        private String phone = "13800000000";
        private String balanceHeld = "METER";
        private UnaryOperator<MeterImage> delivered = UnaryOperator.identity();
        private final SimulatedSiteBuilder builder =
                SimulatedSite.builder().timeFactor(60).latencyMillis(1);

        private Plan() {}

        /** One bus for each of these links. */
        public Plan buses(List<LinkKind> links) {
            buses.clear();
            buses.addAll(links);
            return this;
        }

        /** That many buses, transparent converters and Modbus TCP gateways in turn. */
        public Plan buses(int count) {
            return buses(IntStream.range(0, count)
                    .mapToObj(bus -> bus % 2 == 0 ? LinkKind.RTU_OVER_TCP : LinkKind.MODBUS_TCP)
                    .toList());
        }

        /** Meters on each bus. */
        public Plan metersPerBus(int count) {
            metersPerBus = count;
            return this;
        }

        /** Power drawn behind each meter. */
        public Plan watts(int load) {
            watts = load;
            return this;
        }

        /** How much faster than in reality time passes for the meters. */
        public Plan timeFactor(int factor) {
            builder.timeFactor(factor);
            return this;
        }

        /** Whose rooms they are. */
        public Plan customer(String name, String telephone) {
            customer = name;
            phone = telephone;
            return this;
        }

        /** The server holds the balances. */
        public Plan heldByServer() {
            balanceHeld = "SERVER";
            return this;
        }

        /** What the meters are like when they are delivered. */
        public Plan delivered(UnaryOperator<MeterImage> change) {
            delivered = change;
            return this;
        }

        /** Seed of the simulator. */
        public Plan seed(long seed) {
            builder.seed(seed);
            return this;
        }

        /** How much later than normal a late answer comes. */
        public Plan lateMillis(long millis) {
            builder.lateMillis(millis);
            return this;
        }

        /** Starts the simulator and enters everything; returns when every meter has its account. */
        public Campus open(Program program) {
            int number = NUMBER.incrementAndGet();
            SimulatedSite simulated = builder.description(description(number)).start();
            program.dials(simulated);
            for (SimulatedMeter meter : simulated.meters()) {
                meter.exchangeFor(delivered.apply(meter.image()));
            }
            return new Registration(program, program.office(), number, simulated, this).register();
        }

        private SiteDescription description(int campus) {
            List<SiteDescription.Gateway> gateways = new ArrayList<>();
            for (int bus = 0; bus < buses.size(); bus++) {
                List<SiteDescription.Meter> meters = new ArrayList<>();
                for (int unit = 1; unit <= metersPerBus; unit++) {
                    String serial = "20%04d%04d%02d".formatted(campus, bus + 1, unit);
                    meters.add(new SiteDescription.Meter(serial, unit, "", new LoadProfile.Constant(watts), false));
                }
                gateways.add(new SiteDescription.Gateway(
                        "GW-" + campus + "-" + (bus + 1),
                        "",
                        buses.get(bus),
                        "127.0.0.1",
                        SiteDescription.Gateway.PORT_PER_BUS,
                        List.of(new SiteDescription.Bus(1, 0, 9_600, Parity.NONE, meters))));
            }
            return new SiteDescription("Campus " + campus, ZoneId.of("Asia/Shanghai"), List.of(), gateways);
        }
    }

    /** A meter that is entered but has no account yet. */
    private record Entered(
            String unitId,
            String gatewayId,
            String meterId,
            SimulatedBus bus,
            SimulatedMeter meter,
            MeterImage before) {}

    /** Enters one campus, over REST alone. */
    private record Registration(Program program, Office office, int number, SimulatedSite simulated, Plan plan) {

        Campus register() {
            String siteId = office.site("Campus " + number);
            String buildingId = office.building(siteId, "Building " + number, 6);
            String tariffId = office.flatTariff(siteId, PRICE);
            List<Entered> entered = new ArrayList<>();
            for (SiteDescription.Gateway gateway : simulated.description().gateways()) {
                entered.addAll(enter(siteId, buildingId, gateway));
            }
            List<Room> rooms =
                    entered.stream().map(meter -> open(meter, tariffId)).toList();
            for (Room room : rooms) {
                office.awaitOperation(room.openingId(), Set.of("CONFIRMED"), OPENED_WITHIN);
            }
            return new Campus(siteId, simulated, rooms);
        }

        private List<Entered> enter(String siteId, String buildingId, SiteDescription.Gateway gateway) {
            String gatewayId = gateway(siteId, gateway);
            List<Entered> entered = new ArrayList<>();
            for (SiteDescription.Bus bus : gateway.buses()) {
                for (SiteDescription.Meter meter : bus.meters()) {
                    String unitId = office.unit(buildingId, 1, meter.serialNumber());
                    String meterId = meter(gatewayId, bus, meter, unitId);
                    SimulatedMeter device = simulated.meter(meter.serialNumber());
                    entered.add(new Entered(
                            unitId,
                            gatewayId,
                            meterId,
                            simulated.bus(gateway.name(), bus.number()),
                            device,
                            device.image()));
                }
            }
            return entered;
        }

        private String gateway(String siteId, SiteDescription.Gateway gateway) {
            boolean dialsIn = gateway.link() == LinkKind.SECURE_DIAL_IN;
            Map<String, Object> body = new HashMap<>();
            body.put("siteId", siteId);
            body.put("name", gateway.name());
            body.put("link", gateway.link().name());
            body.put(dialsIn ? "registration" : "host", dialsIn ? gateway.name() : gateway.host());
            body.put("trustedNetwork", !dialsIn);
            body.put(
                    "buses",
                    gateway.buses().stream().map(bus -> bus(bus, dialsIn)).toList());
            Answer entered = office.order("/gateways", body, 201);
            if (dialsIn) {
                simulated
                        .gateway(gateway.name())
                        .dial("127.0.0.1", program.dialInPort(), identity(gateway.name(), entered));
            }
            return entered.id();
        }

        private static Map<String, Object> bus(SiteDescription.Bus bus, boolean dialsIn) {
            Map<String, Object> line = new HashMap<>();
            line.put("bus", bus.number());
            line.put("baud", bus.baud());
            line.put("parity", bus.parity().name());
            if (!dialsIn) {
                line.put("tcpPort", bus.tcpPort());
            }
            return line;
        }

        private String meter(
                String gatewayId, SiteDescription.Bus bus, SiteDescription.Meter meter, String installedUnitId) {
            Map<String, Object> body = new HashMap<>();
            body.put("serialNumber", meter.serialNumber());
            body.put("profile", "ref-prepaid-v1");
            body.put("phases", 1);
            body.put("gatewayId", gatewayId);
            body.put("bus", bus.number());
            body.put("unitId", meter.unitId());
            body.put("installedUnitId", installedUnitId);
            body.put("ptRatio", 1);
            body.put("ctRatio", 1);
            return office.order("/meters", body, 201).id();
        }

        private Room open(Entered entered, String tariffId) {
            Answer account = office.openAccount(
                    entered.unitId(), entered.meterId(), tariffId, plan.customer, plan.phone, plan.balanceHeld);
            return new Room(
                    entered.unitId(),
                    entered.gatewayId(),
                    entered.meterId(),
                    account.id(),
                    openingOf(account),
                    entered.bus(),
                    entered.meter(),
                    entered.before(),
                    PRICE);
        }

        /** The account's answer names its device operations; the opening is the one that moves money. */
        private String openingOf(Answer account) {
            for (var operation : account.json().path("operations")) {
                if (operation.path("kind").asString().equals("OPENING")) {
                    return operation.path("operationId").asString();
                }
            }
            throw new AssertionError("no opening among the operations of " + account.text());
        }
    }
}
