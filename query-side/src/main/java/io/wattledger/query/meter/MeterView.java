package io.wattledger.query.meter;

import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A meter by its own events.
 *
 * @param id the meter
 * @param siteId its site
 * @param place where and what it is
 * @param contact whether it answers; absent before the first contact or miss
 * @param relayClosed whether its contacts were last seen closed
 * @param relayOrder the latest relay order
 * @param tariffOrder the latest tariff push
 */
public record MeterView(
        MeterId id,
        SiteId siteId,
        Place place,
        @Nullable Contact contact,
        @Nullable Boolean relayClosed,
        @Nullable RelayOrder relayOrder,
        @Nullable TariffOrder tariffOrder) {

    /** The same meter, answering or not. */
    MeterView with(Contact now) {
        return new MeterView(id, siteId, place, now, relayClosed, relayOrder, tariffOrder);
    }

    /** The same meter with its contacts seen open or closed. */
    MeterView withRelay(boolean closed) {
        return new MeterView(id, siteId, place, contact, closed, relayOrder, tariffOrder);
    }

    /** The same meter under a newer relay order. */
    MeterView with(RelayOrder order) {
        return new MeterView(id, siteId, place, contact, relayClosed, order, tariffOrder);
    }

    /** The same meter with a newer tariff push. */
    MeterView with(TariffOrder order) {
        return new MeterView(id, siteId, place, contact, relayClosed, relayOrder, order);
    }

    /** The same meter after one of its latest orders came to a state; an older order changes nothing here. */
    MeterView withOrder(OperationId operation, OperationState state) {
        if (relayOrder != null && relayOrder.operationId().equals(operation)) {
            return with(new RelayOrder(operation, relayOrder.mode(), relayOrder.until(), state));
        }
        if (tariffOrder != null && tariffOrder.operationId().equals(operation)) {
            return with(new TariffOrder(operation, tariffOrder.tariffId(), tariffOrder.version(), state));
        }
        return this;
    }

    /**
     * Where and what a meter is, as registered.
     *
     * @param unitAddress Modbus unit id, 1 to 247
     * @param installedUnitId the unit supplied, if installed
     */
    public record Place(
            SerialNumber serialNumber,
            String profile,
            int phases,
            GatewayId gatewayId,
            int bus,
            int unitAddress,
            @Nullable UnitId installedUnitId,
            int ptRatio,
            int ctRatio) {}

    /**
     * Whether a meter answers.
     *
     * @param online whether it does
     * @param lastContactAt when it last did, if ever
     * @param lastError what the last miss met; absent while it answers
     */
    public record Contact(
            boolean online,
            @Nullable Instant lastContactAt,
            @Nullable String lastError) {}

    /** A relay order and how far it has come. */
    public record RelayOrder(
            OperationId operationId,
            RelayMode mode,
            @Nullable Instant until,
            OperationState state) {}

    /** A tariff push and how far it has come. */
    public record TariffOrder(OperationId operationId, TariffId tariffId, int version, OperationState state) {}
}
