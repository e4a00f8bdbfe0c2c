package io.wattledger.adapter.fleet;

import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.port.GatewayLeases;
import io.wattledger.kernel.port.LeaseFence;
import io.wattledger.kernel.port.LinkStatus;
import io.wattledger.kernel.port.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process's gateways in step with the directory and its leases, on one thread of its own. While the stores are away it changes
 * nothing; what it owns stops sending by itself once a lease runs out.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Tasks of the fleet have no result and catch what they meet.
public final class Fleet implements LinkStatus {

    private static final Logger log = LoggerFactory.getLogger(Fleet.class);
    private static final int RENEWALS_PER_LEASE = 3;
    private static final Duration OBSERVING = Duration.ofMillis(500);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final DeviceDirectory directory;
    private final GatewayLeases leases;
    private final Field field;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "adapter-fleet"));
    private final Map<GatewayId, GatewaySession> sessions = new ConcurrentHashMap<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final AtomicBoolean readQueued = new AtomicBoolean();
    private List<Registered> registered = List.of();

    private record Registered(DeviceDirectory.Gateway gateway, List<DeviceDirectory.Meter> meters) {}

    /** A fleet that begins with {@link #start}. */
    public Fleet(DeviceDirectory directory, GatewayLeases leases, Field field) {
        this.directory = directory;
        this.leases = leases;
        this.field = field;
    }

    /** Begins: reads the directory, takes gateways, dials. */
    public void start() {
        FleetSettings settings = field.settings();
        subscriptions.add(directory.onChange(this::readSoon));
        subscriptions.add(field.commandSide().workList().onChange(this::workChanged));
        every(settings.safetyInterval(), this::readDirectory);
        every(settings.safetyInterval(), () -> sessions.values().forEach(GatewaySession::refreshWork));
        every(settings.leaseTimeToLive().dividedBy(RENEWALS_PER_LEASE), this::renewAll);
        every(OBSERVING, () -> sessions.values().forEach(GatewaySession::observe));
    }

    private void every(Duration interval, Runnable task) {
        thread.scheduleWithFixedDelay(guarded(task), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException storesAway) {
                log.warn("the fleet waits: {}", storesAway.toString());
            }
        };
    }

    private void readSoon() {
        if (readQueued.compareAndSet(false, true)) {
            thread.execute(guarded(() -> {
                readQueued.set(false);
                readDirectory();
            }));
        }
    }

    private void workChanged(BusKey bus) {
        GatewaySession session = sessions.get(bus.gatewayId());
        if (session != null) {
            session.refreshWork(bus);
        }
    }

    private void readDirectory() {
        registered = directory.gateways().stream()
                .filter(GatewaySession::canServe)
                .map(gateway -> new Registered(gateway, directory.metersOf(gateway.gatewayId())))
                .toList();
        renewAll();
    }

    private void renewAll() {
        for (Registered one : registered) {
            own(one.gateway(), one.meters());
        }
        List<GatewayId> known =
                registered.stream().map(one -> one.gateway().gatewayId()).toList();
        for (Map.Entry<GatewayId, GatewaySession> entry : sessions.entrySet()) {
            if (!known.contains(entry.getKey())) {
                giveUp(entry.getKey(), entry.getValue());
            }
        }
    }

    private void own(DeviceDirectory.Gateway gateway, List<DeviceDirectory.Meter> meters) {
        GatewayId id = gateway.gatewayId();
        long askedAtNanos = System.nanoTime();
        Optional<LeaseFence> fence = leases.acquire(id, field.settings().leaseTimeToLive());
        GatewaySession session = sessions.get(id);
        boolean owned = fence.isPresent();
        if (session != null && owned && session.continues(fence.get(), gateway)) {
            session.renewed(askedAtNanos, field.settings().leaseTimeToLive());
            session.meters(meters);
        } else if (session != null) {
            giveUp(id, session);
        } else if (owned) {
            GatewayLease lease =
                    new GatewayLease(fence.get(), askedAtNanos, field.settings().leaseTimeToLive());
            GatewaySession begun = new GatewaySession(gateway, lease, field);
            sessions.put(id, begun);
            begun.start();
            begun.meters(meters);
        }
    }

    /** Only once its lines are closed may others, or a new session of ours, talk to the gateway. */
    private void giveUp(GatewayId id, GatewaySession session) {
        if (session.isStopped()) {
            sessions.remove(id);
            readSoon();
        } else {
            session.stop().whenComplete((done, failed) -> readSoon());
        }
    }

    @Override
    public List<Link> links() {
        return sessions.values().stream()
                .flatMap(session -> session.links().stream())
                .toList();
    }

    /** Lets every bus finish what is on the wire, closes the lines, gives the leases back. */
    public void stop() {
        subscriptions.forEach(Subscription::close);
        thread.shutdown();
        List<GatewaySession> owned = List.copyOf(sessions.values());
        CompletableFuture<Void> all =
                CompletableFuture.allOf(owned.stream().map(GatewaySession::stop).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
            owned.forEach(session -> leases.release(session.fence()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unfinished) {
            log.warn("a bus did not finish in time; its lease runs out by itself");
        }
        sessions.clear();
    }
}
