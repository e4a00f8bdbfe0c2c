package io.wattledger.query.meter;

import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.account.AccountView;
import io.wattledger.query.account.HeldView;
import io.wattledger.query.account.HeldView.HeldMeter;
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
 * @param account the account that it is under
 * @param purse its money under that account
 * @param held the balance of that account, if we hold it and not the meter
 * @param now what polling last found; absent if it was never polled
 */
record MeterPicture(
        MeterView meter,
        @Nullable UnitView unit,
        @Nullable BuildingView building,
        @Nullable AccountView account,
        @Nullable PurseView purse,
        @Nullable HeldView held,
        @Nullable MeterNow now) {

    /** The first state of the precedence that holds. */
    MeterState state() {
        if (purse == null || !purse.open()) {
            return MeterState.NOT_OPENED;
        }
        if (lost()) {
            return MeterState.LOST;
        }
        if (held != null) {
            return ofLevel(held.level());
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

    /** Where we hold the balance, the meter's own empty purse says nothing. */
    private static MeterState ofLevel(CreditLevel level) {
        return switch (level) {
            case NORMAL -> MeterState.NORMAL;
            case ALARM_1 -> MeterState.ALARM_1;
            case ALARM_2 -> MeterState.ALARM_2;
            case ARREARS -> MeterState.ARREARS;
        };
    }

    /** All badges that hold. */
    List<MeterBadge> badges() {
        List<MeterBadge> badges = new ArrayList<>();
        RelayMode mode = forcedByPeople();
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
        if (account != null && account.tenancy().suspension() != null) {
            badges.add(MeterBadge.SUSPENDED);
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

    /** The mode of the relay, unless it is our own rule for an account whose balance we hold. */
    private @Nullable RelayMode forcedByPeople() {
        RelayMode mode = relayMode();
        if (held == null) {
            return mode;
        }
        RelayMode rule = held.level() == CreditLevel.ARREARS ? RelayMode.FORCED_OPEN : RelayMode.FORCED_CLOSED;
        return mode == rule ? null : mode;
    }

    private @Nullable RelayMode relayMode() {
        if (now != null && now.fast() != null) {
            return now.fast().relayMode();
        }
        RelayOrder order = meter.relayOrder();
        return order != null && order.state() == OperationState.CONFIRMED ? order.mode() : null;
    }

    /** What the meter last said of its money, in a poll or in evidence; null if it never did, or holds none. */
    @Nullable OnMeter onMeter() {
        if (held != null) {
            return null;
        }
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

    /** When the balance was true: of one that we hold, when the reading was taken up to which the meter was charged. */
    private @Nullable Instant observedAt(@Nullable OnMeter money) {
        if (held != null) {
            return held.meter(meter.id()).map(HeldMeter::readAt).orElse(null);
        }
        return money == null ? null : money.observedAt();
    }

    /** The meter as the wall shows it. */
    MeterRow row() {
        MeterView.Place place = meter.place();
        OnMeter money = onMeter();
        Money onMeter = money == null ? null : money.balance();
        Money balance = held == null ? onMeter : held.balance().floorToFen();
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
                account == null ? null : account.id(),
                meter.tariffOrder() == null ? null : meter.tariffOrder().tariffId(),
                state(),
                badges(),
                online(),
                balance,
                money == null ? null : Integer.valueOf(money.purchaseCount()),
                observedAt(money),
                now == null ? null : now.energy(),
                now == null ? null : now.energyAt(),
                relayClosed(),
                relayMode(),
                lastContactAt(),
                now == null ? 0 : now.misses(),
                lastError());
    }
}
