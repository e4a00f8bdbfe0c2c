package io.wattledger.simulator.meter;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/**
 * A prepaid meter of profile {@code ref-prepaid-v1}. It advances lazily: whenever it is asked something it first lives through the simulated time that has
 * passed. Every write is in its memory before it is answered, and so is everything that it shows. Safe for use by several threads.
 */
public final class ReferenceMeter {
    private static final int LOG_LIMIT = 10_000;

    private final SerialNumber serial;
    private final InstantSource time;
    private final MeterMemory memory;
    private final MeterState state;
    private final BoundedLog<AppliedMoneyOperation> applied = new BoundedLog<>(LOG_LIMIT);
    private MeterImage lastKept;
    private boolean powered;

    /**
     * A meter that goes on from {@code image}.
     *
     * @param powered whether it is under power
     * @param time simulated time
     * @param zone the site's zone: the meter's clock shows local time
     */
    public ReferenceMeter(
            MeterImage image, boolean powered, LoadProfile load, InstantSource time, ZoneId zone, MeterMemory memory) {
        this.serial = new SerialNumber(image.serial());
        this.time = time;
        this.memory = memory;
        this.state = new MeterState(image, load, zone, time.millis());
        this.lastKept = image;
        this.powered = powered;
    }

    /** Number of this meter. */
    public SerialNumber serial() {
        return serial;
    }

    /** Answers one Modbus request PDU with a response PDU, exceptions included. */
    public synchronized byte[] answer(byte[] requestPdu) {
        advance();
        return Requests.answer(this, requestPdu);
    }

    /**
     * A money write that does not come over the wire: somebody with a hand-held device at the meter.
     *
     * @throws IllegalArgumentException if no such operation can be written
     */
    public synchronized MoneyResult operateOnSite(MoneyOpType type, long amountFen, long txnId) {
        advance();
        int count = (state.snapshot().purse().count() + 1) & 0xFFFF;
        try {
            commit(() -> state.money(MoneyOrder.of(type, count, amountFen, txnId, serial)));
        } catch (RegisterRefused refused) {
            throw new IllegalArgumentException("%s of %d fen: %s".formatted(type, amountFen, refused.code()), refused);
        }
        return state.snapshot().purse().lastRecord().result();
    }

    /** The whole state as of now. */
    public synchronized MeterImage image() {
        advance();
        return state.snapshot();
    }

    /** Active power drawn now, watts. */
    public synchronized int loadWatts() {
        advance();
        return state.wattsNow();
    }

    /** Applied money operations of this process's life, oldest first, the newest 10 000. */
    public List<AppliedMoneyOperation> appliedMoneyOperations() {
        return applied.entries();
    }

    /** Whether the meter is under power. */
    public synchronized boolean isPowered() {
        return powered;
    }

    /** Takes the supply away, or gives it back, which is counted. Without it nothing is consumed and nothing decided. */
    public synchronized void power(boolean on) {
        advance();
        if (on && !powered) {
            state.powerFailed();
        }
        powered = on;
    }

    /** A stuck contact no longer follows the relay's decisions. */
    public synchronized void stickRelay(boolean stuck) {
        advance();
        state.stickRelay(stuck);
        state.settle();
    }

    /**
     * Keeps the state as of now, for an orderly end.
     *
     * @throws IOException if the memory failed
     */
    public synchronized void keepNow() throws IOException {
        memory.keepLazily(image());
    }

    /** A change of state that either happens as a whole and is remembered, or not at all. */
    interface Change {
        void apply() throws RegisterRefused;
    }

    MeterState state() {
        return state;
    }

    void commit(Change change) throws RegisterRefused {
        MeterImage before = state.snapshot();
        try {
            change.apply();
            state.settle();
            MeterImage after = state.snapshot();
            memory.keep(after);
            lastKept = after;
        } catch (RegisterRefused refused) {
            state.restore(before);
            throw refused;
        } catch (IOException notKept) {
            state.restore(before);
            throw new RegisterRefused(ExceptionCode.DEVICE_FAILURE);
        }
        Purse purse = lastKept.purse();
        if (purse.count() != before.purse().count()) {
            applied.add(AppliedMoneyOperation.of(purse.lastApplied()));
        }
    }

    /** Called before values go out: a meter never shows a reading that it could forget when its process is killed. */
    void keepWhatIsShown() throws RegisterRefused {
        MeterImage now = state.snapshot();
        if (now.energy().totalCentiKwh() == lastKept.energy().totalCentiKwh()
                && now.relay().equals(lastKept.relay())) {
            return;
        }
        try {
            memory.keepLazily(now);
            lastKept = now;
        } catch (IOException notKept) {
            throw new RegisterRefused(ExceptionCode.DEVICE_FAILURE);
        }
    }

    private void advance() {
        if (powered) {
            state.advanceTo(time.millis());
        } else {
            state.skipTo(time.millis());
        }
    }
}
