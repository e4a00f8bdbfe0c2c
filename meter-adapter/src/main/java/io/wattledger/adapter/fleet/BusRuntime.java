package io.wattledger.adapter.fleet;

import io.wattledger.adapter.link.Line;
import io.wattledger.adapter.poll.Polling;
import io.wattledger.adapter.profile.MeterDrivers;
import io.wattledger.adapter.schedule.BusSession;
import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.port.LinkStatus.Link;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One bus at work: its line, its session, its polling, its desk. May be called from any thread. */
final class BusRuntime implements Line.Listener {

    private static final Logger log = LoggerFactory.getLogger(BusRuntime.class);
    private static final long STATUS_INTERVAL_MILLIS = 500;
    private static final String NOT_YET = "not connected yet";

    private final BusKey key;
    private final ZoneId zone;
    private final Line line;
    private final BusSession session;
    private final Polling polling;
    private final WorkDesk desk;
    private Map<MeterId, DeviceDirectory.Meter> registered = Map.of();
    private Map<MeterId, FieldMeter> meters = Map.of();
    private String error = NOT_YET;
    private volatile Link status;

    BusRuntime(BusKey key, DeviceDirectory.Gateway gateway, LineMaker lines, GatewayLease lease, Field field) {
        this.key = key;
        this.zone = gateway.zone();
        this.status = new Link(key.gatewayId(), key.bus(), false, null, NOT_YET, 0);
        this.line = lines.line(lease::isHeld, this);
        this.session = new BusSession(line, field.commandSide().threads());
        this.desk = new WorkDesk(key, line, session, field, lease, isMoneyAllowed(gateway));
        this.polling = new Polling(
                line,
                session,
                field.observations(),
                field.clock(),
                field.random(),
                field.settings().polling(),
                desk::wake);
    }

    private static boolean isMoneyAllowed(DeviceDirectory.Gateway gateway) {
        return gateway.trustedNetwork() || gateway.link().isProtected();
    }

    void start() {
        line.execute(() -> {
            desk.start(polling);
            polling.start();
            watch();
        });
        line.open();
    }

    private void watch() {
        line.after(STATUS_INTERVAL_MILLIS, this::watch);
        updateStatus();
    }

    private void updateStatus() {
        boolean up = line.isUp() && !polling.isBusSuspect();
        String why = line.isUp() ? "no meter answers" : error;
        status = new Link(key.gatewayId(), key.bus(), up, polling.lastContactAt(), up ? "" : why, session.waiting());
    }

    @Override
    public void up() {
        log.info("bus {} of gateway {} is connected", key.bus(), key.gatewayId());
        session.lineUp();
        polling.sweep();
        updateStatus();
    }

    @Override
    public void down(String cause) {
        if (!cause.equals(error)) {
            log.warn("bus {} of gateway {} is not connected: {}", key.bus(), key.gatewayId(), cause);
        }
        error = cause;
        session.lineDown();
        updateStatus();
    }

    /** Serves these meters from now on. */
    void meters(List<DeviceDirectory.Meter> now) {
        line.execute(() -> takeOver(now));
    }

    private void takeOver(List<DeviceDirectory.Meter> now) {
        Map<MeterId, DeviceDirectory.Meter> nowRegistered = new LinkedHashMap<>();
        Map<MeterId, FieldMeter> nowServed = new LinkedHashMap<>();
        for (DeviceDirectory.Meter meter : now) {
            FieldMeter served = meters.get(meter.meterId());
            boolean unchanged = meter.equals(registered.get(meter.meterId()));
            Optional<FieldMeter> field = unchanged ? Optional.ofNullable(served) : fieldMeter(meter);
            nowRegistered.put(meter.meterId(), meter);
            field.ifPresent(known -> nowServed.put(meter.meterId(), known));
        }
        registered = nowRegistered;
        meters = nowServed;
        polling.meters(nowServed.values());
        desk.meters(nowServed);
    }

    private Optional<FieldMeter> fieldMeter(DeviceDirectory.Meter meter) {
        Optional<FieldMeter> known = MeterDrivers.of(meter.profile())
                .map(driver ->
                        new FieldMeter(meter.meterId(), meter.serialNumber(), key, meter.unitAddress(), driver, zone));
        if (known.isEmpty()) {
            log.warn("meter {} is left alone: profile {} is not known here", meter.meterId(), meter.profile());
        }
        return known;
    }

    void refreshWork() {
        line.execute(desk::refresh);
    }

    Link status() {
        return status;
    }

    /** Lets the visit under way finish its frames, then closes the line. */
    CompletableFuture<Void> stop() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        line.execute(() -> session.stop(() -> {
            line.close();
            stopped.complete(null);
        }));
        return stopped;
    }
}
