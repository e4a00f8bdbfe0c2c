package io.wattledger.command.tariff;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.kernel.event.TariffDefined;
import io.wattledger.kernel.id.TariffId;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A tariff plan 电价方案 and its versions, which never change. */
@Aggregate
public class Tariff {

    /** Read by Axon. */
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable")
    private TariffId tariffId;

    private TariffDefined current;

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    protected Tariff() {}

    /** A new tariff plan. */
    public static Tariff define(TariffDefined fact) {
        apply(fact);
        return new Tariff();
    }

    /** Its newest version. */
    public TariffDefined current() {
        return current;
    }

    @EventSourcingHandler
    void on(TariffDefined event) {
        tariffId = event.tariffId();
        current = event;
    }
}
