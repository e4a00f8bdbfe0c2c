package io.wattledger.command.account;

import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.port.DeviceDirectory;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import org.springframework.stereotype.Component;

/** Whether money may travel to a meter: over a protected link, or over any link of a gateway in a trusted network. */
@Component
public final class MoneyPath {

    private final DeviceDirectory directory;

    /** Paths through the gateways of this directory. */
    public MoneyPath(DeviceDirectory directory) {
        this.directory = directory;
    }

    /** A meter, however it is reached. */
    public DeviceDirectory.Meter meter(MeterId meterId) {
        return directory.meter(meterId).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_METER));
    }

    /** Refuses money for a meter to which it may not travel; where we hold the balance, it does not travel. */
    public void check(Account account, MeterId meterId) {
        if (!account.isHeld()) {
            to(meterId);
        }
    }

    /**
     * The meter at the end of a path that money may take.
     *
     * @throws RefusedException if there is no such meter, or its gateway is not trusted
     */
    public DeviceDirectory.Meter to(MeterId meterId) {
        DeviceDirectory.Meter meter = meter(meterId);
        if (!isTrusted(meter.bus().gatewayId())) {
            throw new RefusedException(ProblemType.GATEWAY_NOT_TRUSTED);
        }
        return meter;
    }

    private boolean isTrusted(GatewayId gatewayId) {
        DeviceDirectory.Gateway gateway =
                directory.gateway(gatewayId).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_GATEWAY));
        return gateway.trustedNetwork() || gateway.link().isProtected();
    }
}
