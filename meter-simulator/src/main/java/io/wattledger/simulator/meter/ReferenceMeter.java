package io.wattledger.simulator.meter;

import io.wattledger.simulator.meter.Relay.Situation;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * A prepaid meter of profile {@code ref-prepaid-v1}. It advances lazily: whenever it is asked something it first lives through the simulated time that has
 * passed, pulse by pulse, so that its state does not depend on how often it is asked. Every write is kept in its memory before it is answered.
 */
public final class ReferenceMeter {
    private static final int LOG_LIMIT = 10_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final SerialNumber serial;
    private final LoadProfile load;
    private final InstantSource time;
    private final ZoneId zone;
    private final MeterMemory memory;
    private final BoundedLog<AppliedMoneyOperation> applied = new BoundedLog<>(LOG_LIMIT);

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

    private MeterImage lastKept;
    private long atMillis;
    private boolean powered;
    private boolean relayStuck;

    /**
     * A meter that goes on from {@code image}.
     *
     * @param powered whether it is under power
     * @param time simulated time
     * @param zone the site's zone: the meter's clock shows local time
     */
    @SuppressWarnings("NullAway.Init") // restore() assigns every field of the image.
    public ReferenceMeter(
            MeterImage image, boolean powered, LoadProfile load, InstantSource time, ZoneId zone, MeterMemory memory) {
        this.serial = new SerialNumber(image.serial());
        this.load = load;
        this.time = time;
        this.zone = zone;
        this.memory = memory;
        this.powered = powered;
        this.atMillis = time.millis();
        this.lastKept = image;
        restore(image);
        decideRelay();
    }

    /** Answers one Modbus request PDU with a response PDU, exceptions included. */
    public synchronized byte[] answer(byte[] requestPdu) {
        advance();
        return Requests.answer(this, requestPdu);
    }

    /** A money write that does not come over the wire: somebody with a hand-held device at the meter. */
    public synchronized MoneyResult operateOnSite(MoneyOpType type, long amountFen, long txnId) {
        advance();
        int count = (purse.count() + 1) & 0xFFFF;
        try {
            commit(() -> money(MoneyOrder.of(type, count, amountFen, txnId, serial)));
        } catch (RegisterRefused impossible) {
            throw new IllegalArgumentException("not a valid operation: " + type + " of " + amountFen, impossible);
        }
        return purse.lastRecord().result();
    }

    /** The whole state as of now. */
    public synchronized MeterImage image() {
        advance();
        return snapshot();
    }

    /** Whether the meter is under power. */
    public synchronized boolean isPowered() {
        return powered;
    }

    /** Takes the supply away, or gives it back, which is counted. Without it nothing is consumed and nothing decided. */
    public synchronized void power(boolean on) {
        advance();
        if (on && !powered) {
            counters = counters.powerFailed();
        }
        powered = on;
    }

    /**
     * Keeps what was consumed since the last time, if anything was.
     *
     * @throws IOException if the memory failed; the meter itself goes on
     */
    public synchronized void keepConsumption() throws IOException {
        MeterImage now = image();
        if (!now.equals(lastKept)) {
            memory.keepLazily(now);
            lastKept = now;
        }
    }

    /** A stuck contact no longer follows the relay's decisions. */
    public synchronized void stickRelay(boolean stuck) {
        advance();
        relayStuck = stuck;
        decideRelay();
    }

    /** Applied money operations of this process's life, oldest first, the newest 10 000. */
    public List<AppliedMoneyOperation> appliedMoneyOperations() {
        return applied.entries();
    }

    /** Active power drawn now, watts. */
    public synchronized int loadWatts() {
        advance();
        return wattsNow();
    }

    public SerialNumber serial() {
        return serial;
    }

    /** A change of state that either happens as a whole and is remembered, or not at all. */
    interface Change {
        void apply() throws RegisterRefused;
    }

    void commit(Change change) throws RegisterRefused {
        MeterImage before = snapshot();
        try {
            change.apply();
            activatePendingTariff();
            decideRelay();
            MeterImage after = snapshot();
            memory.keep(after);
            lastKept = after;
        } catch (RegisterRefused refused) {
            restore(before);
            throw refused;
        } catch (IOException notKept) {
            restore(before);
            throw new RegisterRefused(ExceptionCode.DEVICE_FAILURE);
        }
        if (purse.count() != before.purse().count()) {
            applied.add(AppliedMoneyOperation.of(purse.lastApplied()));
        }
    }

    void money(MoneyOrder order) throws RegisterRefused {
        MoneyRules rules =
                new MoneyRules(serial, parameters.hoardingLimitFen(), active.chargesSomething(), meterTime());
        purse = rules.judge(purse, order);
    }

    void forceRelay(boolean enabled, boolean open) {
        relay = relay.force(enabled, open);
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

    /** The state as it stands, without letting time pass. */
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

    LocalDateTime meterTime() {
        return local(atMillis + clockOffsetMillis);
    }

    int wattsNow() {
        return relay.contactClosed() ? load.wattsAt(local(atMillis)) : 0;
    }

    boolean inArrears() {
        return situation().arrears();
    }

    private void restore(MeterImage image) {
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

    private void advance() {
        long now = time.millis();
        if (!powered) {
            atMillis = Math.max(atMillis, now);
            return;
        }
        while (atMillis < now) {
            activatePendingTariff();
            decideRelay();
            step(now);
        }
        activatePendingTariff();
        energy = energy.inPeriodOf(meterTime());
        decideRelay();
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

    private void activatePendingTariff() {
        if (pendingArmed && !meterTime().isBefore(pending.activation())) {
            active = pending;
            pendingArmed = false;
        }
    }

    private long activationMillis() {
        return pending.activation().atZone(zone).toInstant().toEpochMilli() - clockOffsetMillis;
    }

    private void decideRelay() {
        Relay before = relay;
        relay = relay.decide(situation(), relayStuck);
        counters = counters.relayMoved(before, relay);
    }

    private Situation situation() {
        return new Situation(purse, parameters, parameters.inNoTripWindow(meterTime()), atMillis);
    }

    private LocalDateTime local(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
    }
}
