package io.wattledger.kernel.port;

import io.wattledger.kernel.id.GatewayId;
import java.time.Duration;
import java.util.Optional;

/** Which process may talk to which gateway: one at a time. */
public interface GatewayLeases {

    /**
     * Takes a gateway for this process, or renews what it has.
     *
     * @param timeToLive after which it is free again unless renewed
     * @return the fence, the same one as long as the lease was never lost; empty if another process has the gateway
     */
    Optional<LeaseFence> acquire(GatewayId gateway, Duration timeToLive);

    /** Gives a gateway back, so that another process can have it at once. */
    void release(LeaseFence fence);
}
