package io.wattledger.simulator;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.wattledger.simulator.fault.Faults;
import io.wattledger.simulator.meter.MeterImage;
import io.wattledger.simulator.meter.ReferenceMeter;
import io.wattledger.simulator.meter.SerialNumber;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import io.wattledger.simulator.wire.BusLine;
import io.wattledger.simulator.wire.Delivery;
import io.wattledger.simulator.wire.DialInGateway;
import io.wattledger.simulator.wire.GatewayAccess;
import io.wattledger.simulator.wire.GatewayPort;
import io.wattledger.simulator.wire.WireTiming;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated site is to run. Defaults: one RTU-over-TCP bus with one meter {@code 202600000001}, real time, no pacing, no latency, nothing remembered.
 */
public final class SimulatedSiteBuilder {
    private static final long DEFAULT_LATE_MILLIS = 400;
    private static final long DEFAULT_REDIAL_MILLIS = 1_000;
    private static final int DEFAULT_THREADS = 2;

    private SiteDescription description = SiteDescription.singleBus(LinkKind.RTU_OVER_TCP, "202600000001");
    private InstantSource clock = InstantSource.system();
    private int timeFactor = 1;
    private long seed = 1;
    private boolean pacing;
    private long latencyMillis;
    private long lateMillis = DEFAULT_LATE_MILLIS;
    private long redialMillis = DEFAULT_REDIAL_MILLIS;
    private int threads = DEFAULT_THREADS;
    private @Nullable Path memoryFolder;

    SimulatedSiteBuilder() {}

    /** What the site consists of. */
    public SimulatedSiteBuilder description(SiteDescription site) {
        description = site;
        return this;
    }

    /** Where real time comes from. */
    public SimulatedSiteBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** Simulated seconds per second; 0 = time stands still and nothing is consumed. */
    public SimulatedSiteBuilder timeFactor(int factor) {
        timeFactor = factor;
        return this;
    }

    /** Seed of everything random on this site. */
    public SimulatedSiteBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** Whether exchanges take the time that their bytes need at the bus's baud rate. */
    public SimulatedSiteBuilder baudPacing(boolean paced) {
        pacing = paced;
        return this;
    }

    /** Time a meter needs to begin its answer. */
    public SimulatedSiteBuilder latencyMillis(long millis) {
        latencyMillis = millis;
        return this;
    }

    /** How much later than normal a late answer comes, 400 ms by default. */
    public SimulatedSiteBuilder lateMillis(long millis) {
        lateMillis = millis;
        return this;
    }

    /** First pause before a gateway that dials in dials again, doubled with each failure; 1 s by default. */
    public SimulatedSiteBuilder redialMillis(long millis) {
        redialMillis = millis;
        return this;
    }

    /** Event-loop threads of the whole site, 2 by default. */
    public SimulatedSiteBuilder threads(int count) {
        threads = count;
        return this;
    }

    /**
     * Where the meters remember their state over a restart and a kill of the process; without it they forget. While nobody simulates them, the meters are
     * without power: nothing is consumed. A meter that was exchanged is back in its place after a restart.
     */
    public SimulatedSiteBuilder memory(Path folder) {
        memoryFolder = folder;
        return this;
    }

    /**
     * Opens the memory and all ports.
     *
     * @throws IllegalStateException if a port cannot be bound; nothing is left open then
     * @throws UncheckedIOException if the memory cannot be used
     */
    public SimulatedSite start() {
        SiteMemory memory = SiteMemory.open(memoryFolder);
        EventLoopGroup loops = SimulatedSite.newLoops(threads);
        try {
            return new Assembly(loops, memory).assemble();
        } catch (RuntimeException failed) {
            loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
            memory.close();
            throw failed;
        }
    }

    /** Puts the parts of one site together. */
    private final class Assembly {
        private final EventLoopGroup loops;
        private final SiteMemory memory;
        private final SimulatedTime time = new SimulatedTime(clock, timeFactor);
        private final Faults siteFaults = new Faults(seed);
        private final List<SimulatedBus> buses = new ArrayList<>();
        private final Map<String, SimulatedGateway> dialIns = new LinkedHashMap<>();

        Assembly(EventLoopGroup loops, SiteMemory memory) {
            this.loops = loops;
            this.memory = memory;
        }

        SimulatedSite assemble() {
            List<SiteDescription.Gateway> running =
                    description.gateways().stream().map(this::gateway).toList();
            SiteDescription actual =
                    new SiteDescription(description.name(), description.zone(), description.buildings(), running);
            return new SimulatedSite(actual, buses, dialIns, siteFaults, time, loops, memory::close);
        }

        private SiteDescription.Gateway gateway(SiteDescription.Gateway gateway) {
            EventLoop loop = loops.next();
            List<BusParts> parts =
                    gateway.buses().stream().map(bus -> parts(bus, loop)).toList();
            List<SiteDescription.Bus> running = new ArrayList<>();
            if (gateway.link() == LinkKind.SECURE_DIAL_IN) {
                DialInGateway dialling = dialIn(gateway, parts);
                parts.forEach(part -> running.add(part.running(gateway, dialling)));
                return withBuses(gateway, gateway.port(), running);
            }
            if (gateway.sharesPort()) {
                GatewayPort port = open(gateway, gateway.port(), parts);
                parts.forEach(part -> running.add(part.running(gateway, port)));
                return withBuses(gateway, port.port(), running);
            }
            for (BusParts part : parts) {
                running.add(part.running(gateway, open(gateway, part.bus().tcpPort(), List.of(part))));
            }
            return withBuses(gateway, gateway.port(), running);
        }

        private DialInGateway dialIn(SiteDescription.Gateway gateway, List<BusParts> parts) {
            Map<Integer, BusLine> lines =
                    parts.stream().collect(Collectors.toMap(part -> part.bus().number(), BusParts::line));
            DialInGateway dialling = new DialInGateway(lines, new Random(seed * 31 + buses.size()), redialMillis);
            dialIns.put(gateway.name(), new SimulatedGateway(gateway.name(), dialling));
            return dialling;
        }

        private GatewayPort open(SiteDescription.Gateway gateway, int port, List<BusParts> parts) {
            GatewayPort opened = new GatewayPort(
                    gateway.link(),
                    gateway.host(),
                    port,
                    parts.stream().map(BusParts::line).toList());
            opened.open();
            return opened;
        }

        private BusParts parts(SiteDescription.Bus bus, EventLoop loop) {
            List<SimulatedMeter> meters = bus.meters().stream().map(this::meter).toList();
            long busSeed = seed * 31 + buses.size();
            Faults faults = new Faults(busSeed);
            Delivery delivery = new Delivery(loop, busSeed, lateMillis);
            BusLine line = new BusLine(
                    meters.stream().map(SimulatedMeter::place).toList(),
                    timing(bus),
                    loop,
                    faults,
                    siteFaults,
                    delivery);
            return new BusParts(bus, meters, faults, line, delivery, buses);
        }

        private SimulatedMeter meter(SiteDescription.Meter meter) {
            SerialNumber serial = new SerialNumber(meter.serialNumber());
            Faults faults = new Faults(seed ^ serial.bcd());
            SimulatedMeter simulated = new SimulatedMeter(
                    meter.unitId(),
                    memory.image(serial).orElseGet(() -> MeterImage.ofNewMeter(serial)),
                    faults,
                    image -> newMeter(image, meter));
            memory.watch(simulated);
            return simulated;
        }

        private ReferenceMeter newMeter(MeterImage image, SiteDescription.Meter meter) {
            return new ReferenceMeter(image, !meter.lost(), meter.load(), time, description.zone(), memory);
        }

        private WireTiming timing(SiteDescription.Bus bus) {
            long latencyNanos = TimeUnit.MILLISECONDS.toNanos(latencyMillis);
            return pacing
                    ? WireTiming.ofLine(bus.baud(), bus.parity(), latencyNanos)
                    : WireTiming.ofLatency(latencyNanos);
        }
    }

    private record BusParts(
            SiteDescription.Bus bus,
            List<SimulatedMeter> meters,
            Faults faults,
            BusLine line,
            Delivery delivery,
            List<SimulatedBus> site) {
        SiteDescription.Bus running(SiteDescription.Gateway gateway, GatewayAccess access) {
            site.add(new SimulatedBus(gateway.name(), bus.number(), meters, faults, line, delivery, access));
            return bus.onPort(access.port());
        }
    }

    private static SiteDescription.Gateway withBuses(
            SiteDescription.Gateway gateway, int port, List<SiteDescription.Bus> buses) {
        return new SiteDescription.Gateway(
                gateway.name(), gateway.building(), gateway.link(), gateway.host(), port, buses);
    }
}
