package io.wattledger.command.gateway;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.wattledger.kernel.command.RecordGatewayOffline;
import io.wattledger.kernel.command.RecordGatewayOnline;
import io.wattledger.kernel.command.RecordLinkRefused;
import io.wattledger.kernel.command.RecordLinkReplaced;
import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.event.GatewayCameOnline;
import io.wattledger.kernel.event.GatewayEvent;
import io.wattledger.kernel.event.GatewayKeyInUse;
import io.wattledger.kernel.event.GatewayKeyIssued;
import io.wattledger.kernel.event.GatewayKeyRotated;
import io.wattledger.kernel.event.GatewayLinkRefused;
import io.wattledger.kernel.event.GatewayLinkReplaced;
import io.wattledger.kernel.event.GatewayRegistered;
import io.wattledger.kernel.event.GatewayWentOffline;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A data concentrator 通讯管理机 and whether it answers. */
@Aggregate
public class Gateway {

    private static final int MOST_KEYS = 255;

    @AggregateIdentifier
    private GatewayId gatewayId;

    private SiteId siteId;

    private @Nullable String registration;

    private LinkProfile minimumProfile = LinkProfile.A;

    /** 0 if its link has no keys. */
    private int newestKey;

    /** 0 until it first logged in. */
    private int keyInUse;

    /** Why somebody was refused under its id since it was last online, if anybody was. */
    private @Nullable String refusedWhy;

    /** Null until its link was first up or down. */
    private @Nullable Boolean online;

    /** For Axon, which assigns the state from the events. */
    @SuppressWarnings("NullAway.Init")
    protected Gateway() {}

    /** A new gateway, by its first facts. */
    public static Gateway register(List<? extends GatewayEvent> facts) {
        facts.forEach(AggregateLifecycle::apply);
        return new Gateway();
    }

    /** Whether its link has keys. */
    public boolean hasKeys() {
        return newestKey != 0;
    }

    /** The fact that it gets a next key. */
    public GatewayKeyRotated nextKey() {
        return new GatewayKeyRotated(gatewayId, siteId, newestKey % MOST_KEYS + 1);
    }

    /** Whether the use of a key is news: that of the newest one, for the first time. */
    public boolean isFirstUse(int keyId) {
        return keyId == newestKey && keyId != keyInUse;
    }

    /** The fact that a key is in use. */
    public GatewayKeyInUse inUse(int keyId, Instant at) {
        return new GatewayKeyInUse(gatewayId, siteId, keyId, at);
    }

    /** A fact that was decided on. */
    public void record(GatewayEvent fact) {
        apply(fact);
    }

    /** The id under which it logs in; only where it has keys. */
    public String registration() {
        return Objects.requireNonNull(registration, "a gateway with keys has a registration");
    }

    /** The weakest profile that it may use. */
    public LinkProfile minimumProfile() {
        return minimumProfile;
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

    @CommandHandler
    void handle(RecordLinkRefused command) {
        if (!command.why().equals(refusedWhy)) {
            apply(new GatewayLinkRefused(gatewayId, siteId, command.why(), command.address(), command.at()));
        }
    }

    @CommandHandler
    void handle(RecordLinkReplaced command) {
        apply(new GatewayLinkReplaced(gatewayId, siteId, command.address(), command.at()));
    }

    @EventSourcingHandler
    void on(GatewayRegistered event) {
        gatewayId = event.gatewayId();
        siteId = event.siteId();
        registration = event.registration();
    }

    @EventSourcingHandler
    void on(GatewayKeyIssued event) {
        newestKey = event.keyId();
        minimumProfile = event.minimumProfile();
    }

    @EventSourcingHandler
    void on(GatewayKeyRotated event) {
        newestKey = event.keyId();
    }

    @EventSourcingHandler
    void on(GatewayKeyInUse event) {
        keyInUse = event.keyId();
        refusedWhy = null;
    }

    @EventSourcingHandler
    void on(GatewayLinkRefused event) {
        refusedWhy = event.why();
    }

    @EventSourcingHandler
    void on(GatewayCameOnline event) {
        online = true;
        refusedWhy = null;
    }

    @EventSourcingHandler
    void on(GatewayWentOffline event) {
        online = false;
    }
}
