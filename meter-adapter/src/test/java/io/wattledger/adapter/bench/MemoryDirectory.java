package io.wattledger.adapter.bench;

import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.Parity;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.port.Subscription;
import io.wattledger.simulator.site.SiteDescription;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A simulated site as it would be registered: a meter's id is {@code m-} and its number. */
public final class MemoryDirectory implements DeviceDirectory {

    private static final SiteId SITE = SiteId.of("site-1");

    private final List<Gateway> gateways;
    private final List<Meter> meters;

    public MemoryDirectory(SiteDescription site) {
        this.gateways = site.gateways().stream()
                .map(gateway -> new Gateway(
                        GatewayId.of(gateway.name()),
                        SITE,
                        site.zone(),
                        LinkKind.valueOf(gateway.link().name()),
                        gateway.host(),
                        gateway.sharesPort() ? gateway.port() : null,
                        true,
                        gateway.buses().stream()
                                .map(bus -> new BusSettings(
                                        bus.number(),
                                        bus.tcpPort(),
                                        bus.baud(),
                                        Parity.valueOf(bus.parity().name())))
                                .toList()))
                .toList();
        this.meters = site.gateways().stream()
                .flatMap(gateway -> gateway.buses().stream()
                        .flatMap(bus -> bus.meters().stream()
                                .map(meter -> new Meter(
                                        idOf(meter.serialNumber()),
                                        SITE,
                                        SerialNumber.of(meter.serialNumber()),
                                        "ref-prepaid-v1",
                                        new BusKey(GatewayId.of(gateway.name()), bus.number()),
                                        meter.unitId(),
                                        1,
                                        1))))
                .toList();
    }

    /** The id of the meter with this number. */
    public static MeterId idOf(String serialNumber) {
        return MeterId.of("m-" + serialNumber);
    }

    @Override
    public List<Gateway> gateways() {
        return gateways;
    }

    @Override
    public List<Meter> metersOf(GatewayId gateway) {
        return meters.stream()
                .filter(meter -> meter.bus().gatewayId().equals(gateway))
                .toList();
    }

    @Override
    public Optional<Meter> meter(MeterId meter) {
        return meters.stream().filter(one -> one.meterId().equals(meter)).findFirst();
    }

    /** A meter that must be there. */
    public Meter registered(MeterId meter) {
        return meter(meter).orElseThrow(() -> new NoSuchElementException("meter " + meter));
    }

    @Override
    public Optional<Gateway> gateway(GatewayId gateway) {
        return gateways.stream().filter(one -> one.gatewayId().equals(gateway)).findFirst();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return () -> {};
    }
}
