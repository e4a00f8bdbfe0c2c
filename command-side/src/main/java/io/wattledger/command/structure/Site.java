package io.wattledger.command.structure;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.kernel.event.CashDeskRuled;
import io.wattledger.kernel.event.SiteRegistered;
import io.wattledger.kernel.id.SiteId;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A property managed as one 项目. */
@Aggregate
public class Site {

    /** Read by Axon. */
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private SiteId siteId;

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    protected Site() {}

    /** A new site. */
    public static Site register(SiteRegistered fact) {
        apply(fact);
        return new Site();
    }

    /** Stores what was decided. */
    public void record(CashDeskRuled fact) {
        apply(fact);
    }

    @EventSourcingHandler
    void on(SiteRegistered event) {
        siteId = event.siteId();
    }
}
