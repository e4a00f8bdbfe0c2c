package io.wattledger.command.meter.tiers;

import io.wattledger.kernel.command.OrderTierPosition;

/** Where tier positions are ordered. */
@FunctionalInterface
public interface TierDesk {

    /** Enters the order, in the present unit of work. */
    void order(OrderTierPosition order);
}
