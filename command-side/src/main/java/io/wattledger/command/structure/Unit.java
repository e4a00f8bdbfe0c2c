package io.wattledger.command.structure;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.kernel.event.UnitRegistered;
import io.wattledger.kernel.id.UnitId;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A shop or room with a house number 户号. */
@Aggregate
public class Unit {

    /** Read by Axon. */
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private UnitId unitId;

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    protected Unit() {}

    /** A new unit. */
    public static Unit register(UnitRegistered fact) {
        apply(fact);
        return new Unit();
    }

    @EventSourcingHandler
    void on(UnitRegistered event) {
        unitId = event.unitId();
    }
}
