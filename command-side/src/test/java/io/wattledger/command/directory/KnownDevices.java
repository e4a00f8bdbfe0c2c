package io.wattledger.command.directory;

import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.port.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A device directory in memory, filled by the test. */
public final class KnownDevices implements DeviceDirectory {

    private final List<Gateway> gateways = new ArrayList<>();
    private final List<Meter> meters = new ArrayList<>();

    /** Adds a gateway. */
    public KnownDevices with(Gateway gateway) {
        gateways.add(gateway);
        return this;
    }

    /** Adds a meter. */
    public KnownDevices with(Meter meter) {
        meters.add(meter);
        return this;
    }

    @Override
    public List<Gateway> gateways() {
        return List.copyOf(gateways);
    }

    @Override
    public List<Meter> metersOf(GatewayId gateway) {
        return meters.stream()
                .filter(meter -> meter.bus().gatewayId().equals(gateway))
                .toList();
    }

    @Override
    public Optional<Meter> meter(MeterId id) {
        return meters.stream().filter(meter -> meter.meterId().equals(id)).findFirst();
    }

    @Override
    public Optional<Gateway> gateway(GatewayId id) {
        return gateways.stream()
                .filter(gateway -> gateway.gatewayId().equals(id))
                .findFirst();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return () -> {};
    }
}
