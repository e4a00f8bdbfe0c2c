package io.wattledger.command.meter.relay;

import io.wattledger.kernel.command.OrderRelay;

/** Where relays are ordered. */
@FunctionalInterface
public interface RelayDesk {

    /** Enters the order, in the present unit of work. */
    void order(OrderRelay order);
}
