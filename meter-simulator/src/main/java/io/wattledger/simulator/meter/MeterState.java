package io.wattledger.simulator.meter;

import io.wattledger.simulator.meter.Relay.Situation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * What a meter is at one simulated instant, and how it lives from one instant to the next: pulse by pulse, so that the result does not depend on how often it
 * is asked. Not safe for use by several threads; {@link ReferenceMeter} guards it.
 */
final class MeterState {
    private static final long MINUTE_MILLIS = 60_000;

    private final SerialNumber serial;
    private final LoadProfile load;
    private final ZoneId zone;

    private Purse purse;
    private Energy energy;
    private Relay relay;
    private Parameters parameters;
    private Tariff active;
    private Tariff pending;
    private boolean pendingArmed;
    private TimeOfUse timeOfUse;
    private LoadControl loadControl;
    private Counters counters;
    private int ptRatio;
    private int ctRatio;
    private long clockOffsetMillis;

    private long atMillis;
    private boolean relayStuck;

    @SuppressWarnings("NullAway.Init") // restore() assigns every field of the image.
    MeterState(MeterImage image, LoadProfile load, ZoneId zone, long atMillis) {
        this.serial = new SerialNumber(image.serial());
        this.load = load;
        this.zone = zone;
        this.atMillis = atMillis;
        restore(image);
        settle();
    }

    /** Lives until {@code nowMillis}; a time in the past changes nothing. */
    void advanceTo(long nowMillis) {
        while (atMillis < nowMillis) {
            settle();
            step(nowMillis);
        }
        settle();
        energy = energy.inPeriodOf(meterTime());
    }

    /** Lets time pass without living through it: the meter had no power. */
    void skipTo(long nowMillis) {
        atMillis = Math.max(atMillis, nowMillis);
    }

    /** Draws the consequences of a change: a due tariff becomes active, the relay decides. */
    void settle() {
        if (pendingArmed && !meterTime().isBefore(pending.activation())) {
            active = pending;
            pendingArmed = false;
        }
        Relay before = relay;
        relay = relay.decide(situation(), relayStuck);
        counters = counters.relayMoved(before, relay);
    }

    /** The image of this instant. */
    MeterImage snapshot() {
        return new MeterImage(
                serial.digits(),
                purse,
                energy,
                relay,
                parameters,
                active,
                pending,
                pendingArmed,
                timeOfUse,
                loadControl,
                counters,
                ptRatio,
                ctRatio,
                clockOffsetMillis);
    }

    /** Goes back to an image of the same instant. */
    void restore(MeterImage image) {
        purse = image.purse();
        energy = image.energy();
        relay = image.relay();
        parameters = image.parameters();
        active = image.active();
        pending = image.pending();
        pendingArmed = image.pendingArmed();
        timeOfUse = image.timeOfUse();
        loadControl = image.loadControl();
        counters = image.counters();
        ptRatio = image.ptRatio();
        ctRatio = image.ctRatio();
        clockOffsetMillis = image.clockOffsetMillis();
    }

    void money(MoneyOrder order) throws RegisterRefused {
        MoneyRules rules =
                new MoneyRules(serial, parameters.hoardingLimitFen(), active.chargesSomething(), meterTime());
        purse = rules.judge(purse, order);
    }

    void forceRelay(boolean enabled, boolean open) {
        relay = relay.force(enabled, open);
    }

    void stickRelay(boolean stuck) {
        relayStuck = stuck;
    }

    void powerFailed() {
        counters = counters.powerFailed();
    }

    void setRatios(int pt, int ct) {
        ptRatio = pt;
        ctRatio = ct;
    }

    void setClock(LocalDateTime local) {
        clockOffsetMillis = local.atZone(zone).toInstant().toEpochMilli() - atMillis;
        counters = counters.clockSet();
    }

    void setParameters(Parameters changed) {
        parameters = changed;
    }

    void setPendingTariff(Tariff tariff) {
        pending = tariff;
        pendingArmed = true;
    }

    void setTimeOfUse(TimeOfUse changed) {
        timeOfUse = changed;
    }

    void setLoadControl(LoadControl changed) {
        loadControl = changed;
    }

    void setTierPeriod(long centiKwh, LocalDateTime start) {
        energy = energy.withPeriod(centiKwh, start);
    }

    SerialNumber serial() {
        return serial;
    }

    /** The meter's own clock. */
    LocalDateTime meterTime() {
        return local(atMillis + clockOffsetMillis);
    }

    int wattsNow() {
        return relay.contactClosed() ? load.wattsAt(local(atMillis)) : 0;
    }

    boolean inArrears() {
        return situation().arrears();
    }

    /** Lives until the next instant at which anything can change: a minute, a pulse, a due trip, an activation, or now. */
    private void step(long nowMillis) {
        long end = Math.min(nowMillis, pendingArmed ? Math.max(atMillis + 1, activationMillis()) : nowMillis);
        if (!relay.contactClosed()) {
            atMillis = end;
            return;
        }
        end = Math.min(end, (Math.floorDiv(atMillis, MINUTE_MILLIS) + 1) * MINUTE_MILLIS);
        if (relay.arrearsSinceMillis() != Relay.NEVER) {
            long due = Relay.tripDueMillis(relay.arrearsSinceMillis(), parameters);
            end = due > atMillis ? Math.min(end, due) : end;
        }
        consumeUntil(end);
    }

    private void consumeUntil(long endMillis) {
        int watts = wattsNow();
        if (watts == 0) {
            atMillis = endMillis;
            return;
        }
        long missing = Energy.PULSE_WATT_MILLIS - energy.restWattMillis();
        long millisToPulse = (missing + watts - 1) / watts;
        long passed = Math.min(endMillis - atMillis, millisToPulse);
        atMillis += passed;
        long rest = energy.restWattMillis() + watts * passed;
        if (rest < Energy.PULSE_WATT_MILLIS) {
            energy = energy.withRest(rest);
            return;
        }
        energy = energy.withRest(rest - Energy.PULSE_WATT_MILLIS).inPeriodOf(meterTime());
        Rate rate = timeOfUse.rateAt(meterTime());
        long price = active.microYuanPerCentiKwh(rate, energy.periodCentiKwh());
        purse = purse.charged(price * ptRatio * ctRatio);
        energy = energy.pulsed(rate);
    }

    private long activationMillis() {
        return pending.activation().atZone(zone).toInstant().toEpochMilli() - clockOffsetMillis;
    }

    private Situation situation() {
        return new Situation(purse, parameters, parameters.inNoTripWindow(meterTime()), atMillis);
    }

    private LocalDateTime local(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
    }
}
