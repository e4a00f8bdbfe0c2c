package io.wattledger.command.lease;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.port.LeaseFence;

/** Whether the sender of an intent may still act on a gateway. */
@FunctionalInterface
public interface FenceCheck {

    /**
     * Whether the fence is the present one of the gateway behind which the meter hangs. The answer holds until the current transaction
     * ends: nobody can take the gateway over meanwhile.
     */
    boolean holds(LeaseFence fence, MeterId meter);
}
