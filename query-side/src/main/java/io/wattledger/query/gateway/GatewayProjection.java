package io.wattledger.query.gateway;

import io.wattledger.kernel.event.GatewayCameOnline;
import io.wattledger.kernel.event.GatewayEvent;
import io.wattledger.kernel.event.GatewayKeyInUse;
import io.wattledger.kernel.event.GatewayKeyIssued;
import io.wattledger.kernel.event.GatewayKeyRotated;
import io.wattledger.kernel.event.GatewayLinkRefused;
import io.wattledger.kernel.event.GatewayLinkReplaced;
import io.wattledger.kernel.event.GatewayRegistered;
import io.wattledger.kernel.event.GatewayWentOffline;
import io.wattledger.query.gateway.GatewayView.LinkRefusal;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All gateways. */
@Component
public final class GatewayProjection implements Projection<GatewayView> {

    /** The collection. */
    public static final String COLLECTION = "gateways";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<GatewayView> viewType() {
        return GatewayView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        return fact.event() instanceof GatewayEvent it
                ? Optional.of(it.gatewayId().value())
                : Optional.empty();
    }

    @Override
    public GatewayView fold(@Nullable GatewayView before, Fact fact) {
        if (fact.event() instanceof GatewayRegistered it) {
            return new GatewayView(
                    it.gatewayId(),
                    it.siteId(),
                    it.name(),
                    it.link(),
                    it.host(),
                    it.port(),
                    it.registration(),
                    it.trustedNetwork(),
                    it.buses(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        GatewayView known = Objects.requireNonNull(before, "a gateway's first event registers it");
        if (fact.event() instanceof GatewayKeyIssued it) {
            return known.withKey(it.keyId());
        }
        if (fact.event() instanceof GatewayKeyRotated it) {
            return known.withKey(it.keyId());
        }
        if (fact.event() instanceof GatewayKeyInUse it) {
            return known.using(it.keyId());
        }
        if (fact.event() instanceof GatewayLinkRefused it) {
            return known.refused(new LinkRefusal(it.why(), it.address(), it.at()));
        }
        if (fact.event() instanceof GatewayLinkReplaced) {
            return known;
        }
        if (fact.event() instanceof GatewayCameOnline it) {
            return known.link(true, it.at(), null);
        }
        GatewayWentOffline it = (GatewayWentOffline) fact.event();
        return known.link(false, it.lastContactAt(), it.lastError());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("siteId"));
    }
}
