package io.wattledger.simulator;

import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Faults;
import io.wattledger.simulator.fault.Traffic;
import io.wattledger.simulator.meter.AppliedMoneyOperation;
import io.wattledger.simulator.meter.BoundedLog;
import io.wattledger.simulator.meter.MeterImage;
import io.wattledger.simulator.meter.MoneyOpType;
import io.wattledger.simulator.meter.MoneyOrder;
import io.wattledger.simulator.meter.MoneyResult;
import io.wattledger.simulator.meter.ReferenceMeter;
import io.wattledger.simulator.meter.SerialNumber;
import io.wattledger.simulator.wire.BusUnit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A meter in its place on a bus, as a test or a demo sees and disturbs it. Safe for use by several threads. Amounts are fen unless the name says otherwise.
 */
public final class SimulatedMeter {
    private static final int LOG_LIMIT = 10_000;
    /** Transaction ids of operations that did not come over the wire begin here, so that they never meet a real one by accident. */
    private static final long ON_SITE_TXN = 0x0F00_0000_0000_0000L;

    private final int unitId;
    private final Faults faults;
    private final Function<MeterImage, ReferenceMeter> factory;
    private final BoundedLog<MoneyWriteOnWire> moneyWrites = new BoundedLog<>(LOG_LIMIT);
    private final AtomicLong moneyWriteCount = new AtomicLong();
    private final BusUnit place = new Place();

    private volatile ReferenceMeter meter;

    SimulatedMeter(int unitId, MeterImage image, Faults faults, Function<MeterImage, ReferenceMeter> factory) {
        this.unitId = unitId;
        this.faults = faults;
        this.factory = factory;
        this.meter = factory.apply(image);
    }

    /** Number of the meter that is installed here now. */
    public String serialNumber() {
        return meter.serial().digits();
    }

    /** Slave address. */
    public int unitId() {
        return unitId;
    }

    /** Faults of exchanges with this meter. */
    public Faults faults() {
        return faults;
    }

    /** Exact balance, purchases - refunds - cost. */
    public long balanceMicroYuan() {
        return image().purse().balanceMicroYuan();
    }

    /** Balance as the meter shows it: floored, also below zero. */
    public long balanceFen() {
        return image().purse().balanceFen();
    }

    /** Purchase count. */
    public int count() {
        return image().purse().count();
    }

    /** Total energy, 0.01 kWh. */
    public long energyCentiKwh() {
        return image().energy().totalCentiKwh();
    }

    /** Whether the contact is closed. */
    public boolean isRelayClosed() {
        return image().relay().contactClosed();
    }

    /** Everything the meter remembers, as of now. */
    public MeterImage image() {
        return meter.image();
    }

    /** Money operations that took effect on the installed meter since it was created in this process, oldest first, the newest 10 000. */
    public List<AppliedMoneyOperation> appliedMoneyOperations() {
        return meter.appliedMoneyOperations();
    }

    /** Money write frames that were on the bus for this address, lost ones included, oldest first, the newest 10 000. */
    public List<MoneyWriteOnWire> moneyWritesOnWire() {
        return moneyWrites.entries();
    }

    /** How many money write frames were on the bus for this address, lost ones included. */
    public long moneyWriteFramesSeen() {
        return moneyWriteCount.get();
    }

    /** Whether the meter is there to answer. */
    public boolean isPowered() {
        return meter.isPowered();
    }

    /** The meter is dead: no answers, no consumption. */
    public void powerOff() {
        meter.power(false);
    }

    /** The supply is back; the power-fail counter has counted. */
    public void powerOn() {
        meter.power(true);
    }

    /** The contact no longer follows the relay's decisions, or follows them again. */
    public void stickRelay(boolean stuck) {
        meter.stickRelay(stuck);
    }

    /** Opens the account at the meter, without the bus. */
    public MoneyResult openOnSite(long openingFen) {
        return operateOnSite(MoneyOpType.OPEN, openingFen);
    }

    /** Somebody with a hand-held device buys on this meter: the count jumps. */
    public MoneyResult foreignPurchase(long amountFen) {
        return operateOnSite(MoneyOpType.PURCHASE, amountFen);
    }

    /** A money operation at the meter, without the bus. */
    public synchronized MoneyResult operateOnSite(MoneyOpType type, long amountFen) {
        return meter.operateOnSite(type, amountFen, ON_SITE_TXN + count() + 1);
    }

    /** Another, new meter is installed at this address; what was asked of the old one stays in {@link #moneyWritesOnWire()}. */
    public void exchangeFor(String serialNumber) {
        exchangeFor(MeterImage.ofNewMeter(new SerialNumber(serialNumber)));
    }

    /** Another meter in this state is installed at this address. */
    public void exchangeFor(MeterImage image) {
        meter = factory.apply(image);
    }

    void keepNow() throws IOException {
        meter.keepNow();
    }

    BusUnit place() {
        return place;
    }

    /** What the bus sees. */
    private final class Place implements BusUnit {
        private static final int MAILBOX_AT = 6;

        @Override
        public int unitId() {
            return unitId;
        }

        @Override
        public boolean isPowered() {
            return meter.isPowered();
        }

        @Override
        public Faults faults() {
            return faults;
        }

        @Override
        public void requestOnWire(byte[] requestPdu, Optional<FaultKind> fault) {
            if (Traffic.MONEY_WRITES.matches(requestPdu) && requestPdu.length == MAILBOX_AT + MoneyOrder.BYTES) {
                MoneyOrder order = MoneyOrder.decode(ByteBuffer.wrap(requestPdu, MAILBOX_AT, MoneyOrder.BYTES));
                moneyWriteCount.incrementAndGet();
                moneyWrites.add(new MoneyWriteOnWire(order, fault));
            }
        }

        @Override
        public byte[] answer(byte[] requestPdu) {
            return meter.answer(requestPdu);
        }
    }
}
