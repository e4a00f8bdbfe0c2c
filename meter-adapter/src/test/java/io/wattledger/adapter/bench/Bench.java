package io.wattledger.adapter.bench;

import io.wattledger.adapter.fleet.CommandSide;
import io.wattledger.adapter.fleet.Field;
import io.wattledger.adapter.fleet.Fleet;
import io.wattledger.adapter.fleet.FleetSettings;
import io.wattledger.adapter.link.Backoff;
import io.wattledger.adapter.link.DialInRules;
import io.wattledger.adapter.link.DialInServer;
import io.wattledger.adapter.link.DialInSide;
import io.wattledger.adapter.link.LineTuning;
import io.wattledger.adapter.link.Lines;
import io.wattledger.adapter.poll.PollIntervals;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.port.DeviceDirectory.Gateway;
import io.wattledger.simulator.SimulatedMeter;
import io.wattledger.simulator.SimulatedSite;
import io.wattledger.simulator.SimulatedSiteBuilder;
import io.wattledger.simulator.gl1.LinkProtection;
import io.wattledger.simulator.site.SiteDescription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A simulated site, a store, and a process that can die and come back. */
public final class Bench implements AutoCloseable {

    /** Impatient, so that tests of lost answers do not take long. */
    public static final LineTuning IMPATIENT = new LineTuning(
            Duration.ofMillis(60),
            Duration.ofMillis(10),
            Duration.ofMillis(10),
            Duration.ofMillis(200),
            Duration.ofMillis(5),
            Duration.ofSeconds(1),
            new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)));

    /** Quick polls and retries. */
    public static final FleetSettings QUICK = new FleetSettings(
            Duration.ofSeconds(3),
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            new Backoff(Duration.ofMillis(50), Duration.ofMillis(400)),
            new PollIntervals(
                    Duration.ofMillis(200),
                    Duration.ofSeconds(1),
                    new Backoff(Duration.ofMillis(100), Duration.ofMillis(400))),
            IMPATIENT);

    private final SimulatedSite site;
    private final MemoryDirectory directory;
    private final MemoryLeases leases = new MemoryLeases();
    private final MemoryKeys keys = new MemoryKeys();
    private final MemoryWork work;
    private final List<Observation> observations = new CopyOnWriteArrayList<>();
    private final FleetSettings settings;
    private Program program;

    private record Program(Fleet fleet, Lines lines, DialInServer dialIns, ExecutorService threads) {}

    /** A site as described, nothing consumed, and a process that serves it. */
    public Bench(SiteDescription description) {
        this(description, QUICK, builder -> builder.timeFactor(0));
    }

    public Bench(SiteDescription description, FleetSettings settings, UnaryOperator<SimulatedSiteBuilder> options) {
        this.settings = settings;
        this.site =
                options.apply(SimulatedSite.builder().description(description)).start();
        this.directory = new MemoryDirectory(site.description());
        this.work = new MemoryWork(InstantSource.system(), directory::registered, leases::holds);
        this.program = startProgram();
    }

    private Program startProgram() {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Lines lines = new Lines(1, new Random(7));
        CommandSide commandSide = new CommandSide(work, work, work, threads);
        Field field =
                new Field(lines, commandSide, observations::addAll, InstantSource.system(), new Random(11), settings);
        Fleet fleet = new Fleet(directory, leases.ofOneProcess(), field);
        fleet.start();
        return new Program(fleet, lines, dialIns(lines, threads), threads);
    }

    private DialInServer dialIns(Lines lines, ExecutorService threads) {
        DialInSide.Listener listener = new DialInSide.Listener() {
            @Override
            public void loggedIn(GatewayId gateway, DialInSide.LogIn logIn) {
                observations.add(new Observation.GatewayLogIn(
                        gateway, logIn.keyId(), logIn.address(), logIn.replacing(), Instant.EPOCH));
            }

            @Override
            public void refused(GatewayId gateway, String why, String address) {
                observations.add(new Observation.LinkRefused(gateway, why, address, Instant.EPOCH));
            }
        };
        DialInSide side = new DialInSide(keys, threads, listener, InstantSource.system(), new Random(17));
        DialInServer server = lines.dialInServer(DialInRules.DEFAULT, side);
        int port = server.open(0);
        directory.gateways().stream()
                .filter(gateway -> gateway.link() == LinkKind.SECURE_DIAL_IN)
                .map(Gateway::gatewayId)
                .forEach(gateway -> site.gateway(gateway.value())
                        .dial("127.0.0.1", port, keys.identity(gateway, LinkProtection.A)));
        return server;
    }

    /** The process dies in the middle of whatever it does, and another one takes over. */
    public void killAndRestart() {
        program.threads().shutdownNow();
        program.lines().close();
        directory.gateways().forEach(gateway -> leases.takeAway(gateway.gatewayId()));
        endThreadOf(program.fleet());
        program = startProgram();
    }

    /** A dead process has no threads; in a test they must be ended by hand. */
    private static void endThreadOf(Fleet dead) {
        try {
            dead.stop();
        } catch (RejectedExecutionException linesAreDead) {
            // Its lines went first, as the test wants it.
        }
    }

    public SimulatedSite site() {
        return site;
    }

    public MemoryWork work() {
        return work;
    }

    public MemoryLeases leases() {
        return leases;
    }

    public Fleet fleet() {
        return program.fleet();
    }

    public Lines lines() {
        return program.lines();
    }

    public List<Observation> observations() {
        return observations;
    }

    public static MeterId id(SimulatedMeter meter) {
        return MemoryDirectory.idOf(meter.serialNumber());
    }

    /** The first gateway. */
    public GatewayId gateway() {
        return directory.gateways().get(0).gatewayId();
    }

    /** Waits as long as a faulty bus may take. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10));
    }

    @Override
    public void close() {
        program.fleet().stop();
        program.dialIns().close();
        program.lines().close();
        program.threads().shutdownNow();
        site.close();
    }
}
