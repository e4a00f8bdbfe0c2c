package io.wattledger.kernel.port;

import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkKind;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateways and meters in the field, as registered; always as new as the last committed event. */
public interface DeviceDirectory {

    /** Every gateway that is registered. */
    List<Gateway> gateways();

    /** The meters behind a gateway. */
    List<Meter> metersOf(GatewayId gateway);

    /** One meter. */
    Optional<Meter> meter(MeterId meter);

    /** One gateway. */
    Optional<Gateway> gateway(GatewayId gateway);

    /** How one meter is reached. */
    default Optional<Path> pathTo(MeterId meter) {
        return meter(meter)
                .flatMap(known -> gateway(known.bus().gatewayId()))
                .map(gateway -> new Path(gateway.link(), gateway.trustedNetwork()));
    }

    /** Calls back after any change, on a thread of the directory's; the callee hands the work on and returns at once. */
    Subscription onChange(Runnable listener);

    /**
     * A gateway.
     *
     * @param zone zone of its site: meters keep local time
     */
    record Gateway(
            GatewayId gatewayId,
            SiteId siteId,
            ZoneId zone,
            LinkKind link,
            @Nullable String host,
            @Nullable Integer port,
            boolean trustedNetwork,
            List<BusSettings> buses) {}

    /**
     * The way to a meter.
     *
     * @param link how its gateway is linked
     * @param trustedNetwork whether that gateway is in a trusted network
     */
    record Path(LinkKind link, boolean trustedNetwork) {}

    /**
     * A meter.
     *
     * @param unitAddress Modbus unit id, 1 to 247
     */
    record Meter(
            MeterId meterId,
            SiteId siteId,
            SerialNumber serialNumber,
            String profile,
            BusKey bus,
            int unitAddress,
            int ptRatio,
            int ctRatio) {}
}
