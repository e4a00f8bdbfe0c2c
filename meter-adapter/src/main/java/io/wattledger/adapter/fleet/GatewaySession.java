package io.wattledger.adapter.fleet;

import io.wattledger.adapter.link.LineSettings;
import io.wattledger.adapter.link.LineTuning;
import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.Observation.GatewayLink;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.port.LeaseFence;
import io.wattledger.kernel.port.LinkStatus.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A gateway that this process owns: one line for each of its buses, and whether it counts as lost. Used by the fleet's thread. */
final class GatewaySession {

    private static final Logger log = LoggerFactory.getLogger(GatewaySession.class);

    private final DeviceDirectory.Gateway gateway;
    private final GatewayLease lease;
    private final Field field;
    private final Map<Integer, BusRuntime> buses = new LinkedHashMap<>();
    private List<DeviceDirectory.Meter> meters = List.of();
    private @Nullable Boolean reportedUp;
    private @Nullable Instant downSince;
    private @Nullable CompletableFuture<Void> stopped;

    GatewaySession(DeviceDirectory.Gateway gateway, GatewayLease lease, Field field) {
        this.gateway = gateway;
        this.lease = lease;
        this.field = field;
    }

    /** Whether this release can reach gateways of this kind. */
    static boolean canServe(DeviceDirectory.Gateway gateway) {
        return gateway.link().isDialled() || gateway.link() == LinkKind.SECURE_DIAL_IN;
    }

    void start() {
        Set<Integer> dialled = new HashSet<>();
        for (BusSettings bus : gateway.buses()) {
            lines(bus, dialled).ifPresent(lines -> {
                BusKey key = new BusKey(gateway.gatewayId(), bus.bus());
                buses.put(bus.bus(), new BusRuntime(key, gateway, lines, lease, field));
            });
        }
        buses.values().forEach(BusRuntime::start);
    }

    private Optional<LineMaker> lines(BusSettings bus, Set<Integer> dialled) {
        LineTuning tuning = field.settings().tuning();
        if (!gateway.link().isDialled()) {
            return Optional.of((maySend, listener) ->
                    field.lines().dialInLine(gateway.gatewayId(), bus, tuning, maySend, listener));
        }
        Integer port = bus.tcpPort() != null ? bus.tcpPort() : gateway.port();
        boolean modbusTcp = gateway.link() == LinkKind.MODBUS_TCP;
        if (gateway.host() == null || port == null) {
            log.warn("bus {} of gateway {} has no address to dial", bus.bus(), gateway.gatewayId());
            return Optional.empty();
        }
        if (!dialled.add(port) && !modbusTcp) {
            // A transparent port is one line: two sessions on it would have two requests in flight.
            log.warn("bus {} of gateway {} shares a transparent port", bus.bus(), gateway.gatewayId());
            return Optional.empty();
        }
        LineSettings settings = new LineSettings(gateway.host(), port, modbusTcp, bus, tuning);
        return Optional.of((maySend, listener) -> field.lines().line(settings, maySend, listener));
    }

    /** Whether it can go on under this fence and registration. */
    boolean continues(LeaseFence fence, DeviceDirectory.Gateway now) {
        return !isStopping() && lease.fence().equals(fence) && gateway.equals(now);
    }

    void renewed(long askedAtNanos, Duration timeToLive) {
        lease.renewed(askedAtNanos, timeToLive);
    }

    LeaseFence fence() {
        return lease.fence();
    }

    /** Serves these meters from now on. */
    void meters(List<DeviceDirectory.Meter> now) {
        if (!now.equals(meters)) {
            meters = List.copyOf(now);
            buses.forEach((number, bus) -> bus.meters(meters.stream()
                    .filter(meter -> meter.bus().bus() == number)
                    .sorted(Comparator.comparingInt(DeviceDirectory.Meter::unitAddress))
                    .toList()));
        }
    }

    void refreshWork(BusKey bus) {
        BusRuntime runtime = buses.get(bus.bus());
        if (runtime != null) {
            runtime.refreshWork();
        }
    }

    void refreshWork() {
        buses.values().forEach(BusRuntime::refreshWork);
    }

    List<Link> links() {
        return buses.values().stream().map(BusRuntime::status).toList();
    }

    /** Publishes that the gateway came or went; that it went only after it was away for long enough. */
    void observe() {
        Optional<Link> down = links().stream().filter(link -> !link.up()).findFirst();
        Instant now = field.clock().instant();
        if (down.isEmpty()) {
            downSince = null;
            publish(true, "", now);
            return;
        }
        Instant since = Objects.requireNonNullElseGet(downSince, () -> lastHeardAt(now));
        downSince = since;
        if (!now.isBefore(since.plus(field.settings().gatewayLostAfter()))) {
            publish(false, "bus " + down.get().bus() + ": " + down.get().error(), now);
        }
    }

    /** A gateway that dials in and fell silent was away before its link was found dead. */
    private Instant lastHeardAt(Instant now) {
        return field.lines().dialIns().lastHeardAt(gateway.gatewayId()).orElse(now);
    }

    private void publish(boolean up, String error, Instant now) {
        if (!Objects.equals(reportedUp, up)) {
            reportedUp = up;
            Instant lastContactAt = links().stream()
                    .map(Link::lastContactAt)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            field.observations().publish(List.of(new GatewayLink(gateway.gatewayId(), up, lastContactAt, error, now)));
        }
    }

    /** Gives all buses up, gracefully. */
    CompletableFuture<Void> stop() {
        CompletableFuture<Void> stopping = stopped;
        if (stopping == null) {
            stopping = CompletableFuture.allOf(
                    buses.values().stream().map(BusRuntime::stop).toArray(CompletableFuture<?>[]::new));
            stopped = stopping;
        }
        return stopping;
    }

    /** Whether it is being given up. */
    private boolean isStopping() {
        return stopped != null;
    }

    /** Whether nothing of it is left. */
    boolean isStopped() {
        return stopped != null && stopped.isDone();
    }
}
