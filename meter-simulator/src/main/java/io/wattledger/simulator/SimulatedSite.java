package io.wattledger.simulator;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.wattledger.simulator.fault.Faults;
import io.wattledger.simulator.site.SiteDescription;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running simulated site: gateways that listen, buses, meters. Start one with {@link #builder()}. All buses of one gateway share an event loop; there is no
 * thread per gateway, bus or meter.
 */
public final class SimulatedSite implements AutoCloseable {
    private final SiteDescription description;
    private final List<SimulatedBus> buses;
    private final List<SimulatedMeter> meters;
    private final Map<String, SimulatedGateway> dialIns;
    private final Faults faults;
    private final SimulatedTime time;
    private final EventLoopGroup loops;
    private final Runnable keepMemory;
    private final AtomicBoolean closed = new AtomicBoolean();

    SimulatedSite(
            SiteDescription description,
            List<SimulatedBus> buses,
            Map<String, SimulatedGateway> dialIns,
            Faults faults,
            SimulatedTime time,
            EventLoopGroup loops,
            Runnable keepMemory) {
        this.description = description;
        this.buses = List.copyOf(buses);
        this.meters = buses.stream().flatMap(bus -> bus.meters().stream()).toList();
        this.dialIns = Map.copyOf(dialIns);
        this.faults = faults;
        this.time = time;
        this.loops = loops;
        this.keepMemory = keepMemory;
    }

    /** A new site; nothing runs before {@link SimulatedSiteBuilder#start()}. */
    public static SimulatedSiteBuilder builder() {
        return new SimulatedSiteBuilder();
    }

    static EventLoopGroup newLoops(int threads) {
        return new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory());
    }

    /** What this site consists of, with the ports on which it really listens. */
    public SiteDescription description() {
        return description;
    }

    /** All buses in the order of the description. */
    public List<SimulatedBus> buses() {
        return buses;
    }

    /** The bus at this position of the description, from 0. */
    public SimulatedBus bus(int position) {
        return buses.get(position);
    }

    /** A bus by its gateway's name and its number. */
    public SimulatedBus bus(String gateway, int number) {
        return buses.stream()
                .filter(bus -> bus.gateway().equals(gateway) && bus.number() == number)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no bus " + number + " at gateway " + gateway));
    }

    /** A gateway that dials in, by its name. */
    public SimulatedGateway gateway(String name) {
        SimulatedGateway found = dialIns.get(name);
        if (found == null) {
            throw new NoSuchElementException("no gateway " + name + " that dials in");
        }
        return found;
    }

    /** All meters in the order of the description. */
    public List<SimulatedMeter> meters() {
        return meters;
    }

    /** The meter that carries this number now. */
    public SimulatedMeter meter(String serialNumber) {
        return meters.stream()
                .filter(meter -> meter.serialNumber().equals(serialNumber))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no meter " + serialNumber));
    }

    /** Faults of all exchanges on this site. */
    public Faults faults() {
        return faults;
    }

    /** Simulated time now, milliseconds since the epoch. */
    public long timeMillis() {
        return time.millis();
    }

    /** Stops listening, ends all connections, keeps the meters' last state if there is a memory. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            // The loops close every listener and every connection that is registered with them.
            loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
            keepMemory.run();
        }
    }
}
