package io.wattledger.command.meter;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.kernel.command.RecordMeterOffline;
import io.wattledger.kernel.command.RecordMeterOnline;
import io.wattledger.kernel.command.RecordRelayState;
import io.wattledger.kernel.event.MeterCameOnline;
import io.wattledger.kernel.event.MeterEvent;
import io.wattledger.kernel.event.MeterHeldOpen;
import io.wattledger.kernel.event.MeterHoldEnded;
import io.wattledger.kernel.event.MeterRegistered;
import io.wattledger.kernel.event.MeterRelayStateObserved;
import io.wattledger.kernel.event.MeterWentOffline;
import io.wattledger.kernel.event.OrderCancelled;
import io.wattledger.kernel.event.OrderExpired;
import io.wattledger.kernel.event.OrderOutcomeUnknown;
import io.wattledger.kernel.event.OrderRefused;
import io.wattledger.kernel.event.OrderSent;
import io.wattledger.kernel.event.OrderSuperseded;
import io.wattledger.kernel.event.OrderVerified;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.event.TariffOrdered;
import io.wattledger.kernel.event.TierPositionOrdered;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A meter 电表: whether it answers, how its relay stands, and the orders that are to set a state on it. Its money is the account's. */
@Aggregate
public class Meter {

    @AggregateIdentifier
    private MeterId meterId;

    private SiteId siteId;
    private String profile;

    /** Null until it first answered or was first missed. */
    private @Nullable Boolean online;

    /** Null until it was first read. */
    private @Nullable Boolean relayClosed;

    /** The suspended account for whose sake the relay stays open; null while there is none. */
    private @Nullable AccountId heldOpenFor;

    /** At most one open order of each kind: a newer one supersedes. */
    private final Map<StateOrder.Kind, StateOrder> openOrders = new EnumMap<>(StateOrder.Kind.class);

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    protected Meter() {}

    /** A new meter. */
    public static Meter register(MeterRegistered fact) {
        apply(fact);
        return new Meter();
    }

    /** Its identity. */
    public MeterId meterId() {
        return meterId;
    }

    /** The site it belongs to. */
    public SiteId siteId() {
        return siteId;
    }

    /** Name of the profile it speaks. */
    public String profile() {
        return profile;
    }

    /** Whether the relay stays open whatever is ordered. */
    public boolean isHeldOpen() {
        return heldOpenFor != null;
    }

    /** The open order with this identity; empty once it has ended, however it did. */
    public Optional<StateOrder> openOrder(OperationId operation) {
        return openOrders.values().stream()
                .filter(order -> order.operationId().equals(operation))
                .findFirst();
    }

    /** A new order, before it the end of the open one that it supersedes. */
    public List<MeterEvent> superseding(StateOrder.Kind kind, OperationId newer, MeterEvent ordered) {
        List<MeterEvent> facts = new ArrayList<>();
        StateOrder older = openOrders.get(kind);
        if (older != null) {
            facts.add(new OrderSuperseded(meterId, siteId, older.operationId(), newer));
        }
        facts.add(ordered);
        return facts;
    }

    /** Stores what was decided. */
    public void record(List<? extends MeterEvent> facts) {
        facts.forEach(fact -> apply(fact));
    }

    @CommandHandler
    void handle(RecordMeterOnline command) {
        if (!Boolean.TRUE.equals(online)) {
            apply(new MeterCameOnline(meterId, siteId, command.at()));
        }
    }

    @CommandHandler
    void handle(RecordMeterOffline command) {
        if (!Boolean.FALSE.equals(online)) {
            apply(new MeterWentOffline(
                    meterId, siteId, command.lastContactAt(), command.misses(), command.lastError()));
        }
    }

    @CommandHandler
    void handle(RecordRelayState command) {
        if (relayClosed == null || relayClosed != command.closed()) {
            apply(new MeterRelayStateObserved(meterId, siteId, command.closed(), command.at()));
        }
    }

    @EventSourcingHandler
    void on(MeterRegistered event) {
        meterId = event.meterId();
        siteId = event.siteId();
        profile = event.profile();
    }

    @EventSourcingHandler
    void on(MeterCameOnline event) {
        online = true;
    }

    @EventSourcingHandler
    void on(MeterWentOffline event) {
        online = false;
    }

    @EventSourcingHandler
    void on(MeterRelayStateObserved event) {
        relayClosed = event.closed();
    }

    @EventSourcingHandler
    void on(MeterHeldOpen event) {
        heldOpenFor = event.accountId();
    }

    @EventSourcingHandler
    void on(MeterHoldEnded event) {
        heldOpenFor = null;
    }

    @EventSourcingHandler
    void on(RelayOrdered event) {
        put(new StateOrder(event.operationId(), StateOrder.Kind.RELAY, event.deliverBy(), 0, false));
    }

    @EventSourcingHandler
    void on(TariffOrdered event) {
        put(new StateOrder(event.operationId(), StateOrder.Kind.TARIFF, event.deliverBy(), 0, false));
    }

    @EventSourcingHandler
    void on(TierPositionOrdered event) {
        put(new StateOrder(event.operationId(), StateOrder.Kind.TIERS, event.deliverBy(), 0, false));
    }

    @EventSourcingHandler
    void on(OrderSent event) {
        openOrder(event.operationId()).ifPresent(order -> put(order.sent(event.attempt())));
    }

    @EventSourcingHandler
    void on(OrderOutcomeUnknown event) {
        openOrder(event.operationId()).ifPresent(order -> put(order.doubted()));
    }

    @EventSourcingHandler
    void on(OrderVerified event) {
        remove(event.operationId());
    }

    @EventSourcingHandler
    void on(OrderRefused event) {
        remove(event.operationId());
    }

    @EventSourcingHandler
    void on(OrderSuperseded event) {
        remove(event.operationId());
    }

    @EventSourcingHandler
    void on(OrderExpired event) {
        remove(event.operationId());
    }

    @EventSourcingHandler
    void on(OrderCancelled event) {
        remove(event.operationId());
    }

    private void put(StateOrder order) {
        openOrders.put(order.kind(), order);
    }

    private void remove(OperationId operation) {
        openOrders.values().removeIf(order -> order.operationId().equals(operation));
    }
}
