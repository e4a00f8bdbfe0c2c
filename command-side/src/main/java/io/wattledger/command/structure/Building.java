package io.wattledger.command.structure;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.kernel.event.BuildingRegistered;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.SiteId;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A building of a site 建筑. */
@Aggregate
public class Building {

    /** Read by Axon. */
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private BuildingId buildingId;

    private SiteId siteId;
    private int floors;

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    protected Building() {}

    /** A new building. */
    public static Building register(BuildingRegistered fact) {
        apply(fact);
        return new Building();
    }

    /** The site it stands on. */
    public SiteId siteId() {
        return siteId;
    }

    /** How many floors it has above ground. */
    public int floors() {
        return floors;
    }

    @EventSourcingHandler
    void on(BuildingRegistered event) {
        buildingId = event.buildingId();
        siteId = event.siteId();
        floors = event.floors();
    }
}
