package io.wattledger.query.meter;

import io.wattledger.kernel.device.OperationState;
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
import io.wattledger.query.meter.MeterView.Contact;
import io.wattledger.query.meter.MeterView.Place;
import io.wattledger.query.meter.MeterView.RelayOrder;
import io.wattledger.query.meter.MeterView.TariffOrder;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.Projection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All meters, by their own events. */
@Component
public final class MeterProjection implements Projection<MeterView> {

    /** The collection. */
    public static final String COLLECTION = "meters";

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Class<MeterView> viewType() {
        return MeterView.class;
    }

    @Override
    public Optional<String> documentOf(Fact fact) {
        return fact.event() instanceof MeterEvent it ? Optional.of(it.meterId().value()) : Optional.empty();
    }

    @Override
    public MeterView fold(@Nullable MeterView before, Fact fact) {
        MeterEvent event = (MeterEvent) fact.event();
        if (event instanceof MeterRegistered it) {
            return new MeterView(it.meterId(), it.siteId(), placeOf(it), null, null, null, null);
        }
        MeterView known = Objects.requireNonNull(before, "a meter's first event registers it");
        if (event instanceof MeterCameOnline it) {
            return known.with(new Contact(true, it.at(), null));
        }
        if (event instanceof MeterWentOffline it) {
            return known.with(new Contact(false, it.lastContactAt(), it.lastError()));
        }
        if (event instanceof MeterRelayStateObserved it) {
            return known.withRelay(it.closed());
        }
        if (event instanceof RelayOrdered it) {
            return known.with(new RelayOrder(it.operationId(), it.mode(), it.until(), OperationState.PENDING));
        }
        if (event instanceof TariffOrdered it) {
            return known.with(new TariffOrder(it.operationId(), it.tariffId(), it.version(), OperationState.PENDING));
        }
        if (event instanceof MeterHeldOpen || event instanceof MeterHoldEnded) {
            // The account says why, and the orders what became of it.
            return known;
        }
        return afterOrder(known, event);
    }

    private static MeterView afterOrder(MeterView known, MeterEvent event) {
        if (event instanceof OrderSent it) {
            return known.withOrder(it.operationId(), OperationState.SENT);
        }
        if (event instanceof OrderVerified it) {
            return known.withOrder(it.operationId(), OperationState.CONFIRMED);
        }
        if (event instanceof OrderRefused it) {
            return known.withOrder(it.operationId(), OperationState.REFUSED);
        }
        if (event instanceof OrderOutcomeUnknown it) {
            return known.withOrder(it.operationId(), OperationState.UNKNOWN);
        }
        if (event instanceof OrderSuperseded it) {
            return known.withOrder(it.operationId(), OperationState.SUPERSEDED);
        }
        if (event instanceof OrderCancelled it) {
            return known.withOrder(it.operationId(), OperationState.CANCELLED);
        }
        if (event instanceof OrderExpired it) {
            return known.withOrder(it.operationId(), OperationState.EXPIRED);
        }
        // The place within the tiers is shown by its operation alone.
        return known;
    }

    private static Place placeOf(MeterRegistered it) {
        return new Place(
                it.serialNumber(),
                it.profile(),
                it.phases(),
                it.gatewayId(),
                it.bus(),
                it.unitAddress(),
                it.installedUnitId(),
                it.ptRatio(),
                it.ctRatio());
    }

    @Override
    public List<List<String>> indexes() {
        return List.of(List.of("siteId"), List.of("place.gatewayId"), List.of("place.installedUnitId"));
    }
}
