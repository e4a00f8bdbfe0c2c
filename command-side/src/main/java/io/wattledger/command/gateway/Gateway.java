package io.wattledger.command.gateway;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.kernel.command.RecordGatewayOffline;
import io.wattledger.kernel.command.RecordGatewayOnline;
import io.wattledger.kernel.event.GatewayCameOnline;
import io.wattledger.kernel.event.GatewayRegistered;
import io.wattledger.kernel.event.GatewayWentOffline;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A data concentrator 通讯管理机 and whether it answers. */
@Aggregate
public class Gateway {

    @AggregateIdentifier
    private GatewayId gatewayId;

    private SiteId siteId;

    /** Null until its link was first up or down. */
    private @Nullable Boolean online;

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    protected Gateway() {}

    /** A new gateway. */
    public static Gateway register(GatewayRegistered fact) {
        apply(fact);
        return new Gateway();
    }

    @CommandHandler
    void handle(RecordGatewayOnline command) {
        if (!Boolean.TRUE.equals(online)) {
            apply(new GatewayCameOnline(gatewayId, siteId, command.at()));
        }
    }

    @CommandHandler
    void handle(RecordGatewayOffline command) {
        if (!Boolean.FALSE.equals(online)) {
            apply(new GatewayWentOffline(gatewayId, siteId, command.lastContactAt(), command.lastError()));
        }
    }

    @EventSourcingHandler
    void on(GatewayRegistered event) {
        gatewayId = event.gatewayId();
        siteId = event.siteId();
    }

    @EventSourcingHandler
    void on(GatewayCameOnline event) {
        online = true;
    }

    @EventSourcingHandler
    void on(GatewayWentOffline event) {
        online = false;
    }
}
