package io.wattledger.command.account;

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
            requireTrusted(meterId);
        }
    }

    /**
     * The meter at the end of a path that money may take.
     *
     * @throws RefusedException if there is no such meter, or its gateway is not trusted
     */
    public DeviceDirectory.Meter to(MeterId meterId) {
        requireTrusted(meterId);
        return meter(meterId);
    }

    private void requireTrusted(MeterId meterId) {
        DeviceDirectory.Path path =
                directory.pathTo(meterId).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_METER));
        if (!path.trustedNetwork() && !path.link().isProtected()) {
            throw new RefusedException(ProblemType.GATEWAY_NOT_TRUSTED);
        }
    }
}
