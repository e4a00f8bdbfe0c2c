package io.wattledger.query.meter;

import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.account.PurseView;
import io.wattledger.query.account.PurseView.OnMeter;
import io.wattledger.query.meter.MeterView.Contact;
import io.wattledger.query.meter.MeterView.RelayOrder;
import io.wattledger.query.structure.BuildingView;
import io.wattledger.query.structure.UnitView;
import io.wattledger.query.telemetry.MeterNow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one meter, and what follows from it for the wall.
 *
 * @param meter the meter by its events
 * @param unit the unit that it supplies
 * @param building that unit's building
 * @param accountId the account that it is under
 * @param purse its money under that account
 * @param now what polling last found; absent if it was never polled
 */
record MeterPicture(
        MeterView meter,
        @Nullable UnitView unit,
        @Nullable BuildingView building,
        @Nullable AccountId accountId,
        @Nullable PurseView purse,
        @Nullable MeterNow now) {

    /** The first state of the precedence that holds. */
    MeterState state() {
        if (purse == null || !purse.open()) {
            return MeterState.NOT_OPENED;
        }
        if (lost()) {
            return MeterState.LOST;
        }
        if (now == null || now.fast() == null) {
            OnMeter known = purse.onMeter();
            return known != null && !known.balance().isPositive() ? MeterState.ARREARS : MeterState.NORMAL;
        }
        if (now.fast().arrears()) {
            return MeterState.ARREARS;
        }
        if (now.fast().alarm2()) {
            return MeterState.ALARM_2;
        }
        return now.fast().alarm1() ? MeterState.ALARM_1 : MeterState.NORMAL;
    }

    /** All badges that hold. */
    List<MeterBadge> badges() {
        List<MeterBadge> badges = new ArrayList<>();
        RelayMode mode = relayMode();
        if (mode == RelayMode.FORCED_CLOSED) {
            badges.add(MeterBadge.FORCED_CLOSED);
        }
        if (mode == RelayMode.FORCED_OPEN) {
            badges.add(MeterBadge.FORCED_OPEN);
        }
        if (Boolean.FALSE.equals(relayClosed())) {
            badges.add(MeterBadge.RELAY_OPEN);
        }
        if ((purse != null && purse.hasPending()) || orderIs(OperationState.PENDING) || orderIs(OperationState.SENT)) {
            badges.add(MeterBadge.WRITE_PENDING);
        }
        if ((purse != null && purse.hasUnknown()) || orderIs(OperationState.UNKNOWN)) {
            badges.add(MeterBadge.UNKNOWN);
        }
        if (purse != null && purse.quarantine() != null) {
            badges.add(MeterBadge.QUARANTINED);
        }
        return badges;
    }

    private boolean orderIs(OperationState state) {
        return (meter.relayOrder() != null && meter.relayOrder().state() == state)
                || (meter.tariffOrder() != null && meter.tariffOrder().state() == state);
    }

    private boolean lost() {
        if (now != null) {
            return now.lost();
        }
        return meter.contact() != null && !meter.contact().online();
    }

    private boolean online() {
        if (now != null) {
            return !now.lost() && now.lastContactAt() != null;
        }
        return meter.contact() != null && meter.contact().online();
    }

    private @Nullable Boolean relayClosed() {
        if (now != null && now.fast() != null) {
            return now.fast().relayClosed();
        }
        return meter.relayClosed();
    }

    private @Nullable RelayMode relayMode() {
        if (now != null && now.fast() != null) {
            return now.fast().relayMode();
        }
        RelayOrder order = meter.relayOrder();
        return order != null && order.state() == OperationState.CONFIRMED ? order.mode() : null;
    }

    /** What the meter last said of its money, in a poll or in evidence; null if it never did. */
    @Nullable OnMeter onMeter() {
        OnMeter evidence = purse == null ? null : purse.onMeter();
        return OnMeter.newest(evidence, now);
    }

    private @Nullable Instant lastContactAt() {
        Contact contact = meter.contact();
        OnMeter onMeter = onMeter();
        return Stream.of(
                        contact == null ? Instant.MIN : orMin(contact.lastContactAt()),
                        now == null ? Instant.MIN : orMin(now.lastContactAt()),
                        onMeter == null ? Instant.MIN : onMeter.observedAt())
                .max(Instant::compareTo)
                .filter(at -> !at.equals(Instant.MIN))
                .orElse(null);
    }

    private static Instant orMin(@Nullable Instant at) {
        return at == null ? Instant.MIN : at;
    }

    private @Nullable String lastError() {
        if (now != null) {
            return now.lastError();
        }
        return meter.contact() == null ? null : meter.contact().lastError();
    }

    /** The meter as the wall shows it. */
    MeterRow row() {
        MeterView.Place place = meter.place();
        OnMeter money = onMeter();
        Money balance = money == null ? null : money.balance();
        return new MeterRow(
                meter.id(),
                place.serialNumber(),
                place.profile(),
                place.phases(),
                meter.siteId(),
                building == null ? null : building.id(),
                building == null ? null : building.name(),
                unit == null ? null : Integer.valueOf(unit.floor()),
                place.installedUnitId(),
                unit == null ? null : unit.number(),
                place.gatewayId(),
                place.bus(),
                place.unitAddress(),
                place.ptRatio(),
                place.ctRatio(),
                accountId,
                meter.tariffOrder() == null ? null : meter.tariffOrder().tariffId(),
                state(),
                badges(),
                online(),
                balance,
                money == null ? null : Integer.valueOf(money.purchaseCount()),
                money == null ? null : money.observedAt(),
                now == null ? null : now.energy(),
                now == null ? null : now.energyAt(),
                relayClosed(),
                relayMode(),
                lastContactAt(),
                now == null ? 0 : now.misses(),
                lastError());
    }
}
