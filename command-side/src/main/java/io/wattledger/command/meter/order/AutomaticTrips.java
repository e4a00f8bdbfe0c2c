package io.wattledger.command.meter.order;

import io.wattledger.kernel.id.OperationId;

/** Trips that nobody ordered in person: they are judged once more just before they are sent. */
@FunctionalInterface
public interface AutomaticTrips {

    /** Whether the arrears for which this order was to open a relay have ended meanwhile; never for an order by a person. */
    boolean isWithdrawn(OperationId order);
}
