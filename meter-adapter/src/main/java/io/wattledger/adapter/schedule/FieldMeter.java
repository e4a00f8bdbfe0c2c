package io.wattledger.adapter.schedule;

import io.wattledger.adapter.profile.MeterDriver;
import io.wattledger.adapter.wire.ReadRegisters;
import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.MeterId;
import java.time.ZoneId;

/** A meter on a bus as this process deals with it: who it is, what it speaks, how it has been answering. */
public final class FieldMeter {

    private final MeterId meterId;
    private final SerialNumber serialNumber;
    private final BusKey bus;
    private final int unit;
    private final MeterDriver driver;
    private final ZoneId zone;
    private final UnitHealth health = new UnitHealth();
    private int turn;

    /**
     * @param unit slave address, 1 to 247
     * @param zone the site's: the meter keeps local time
     */
    public FieldMeter(
            MeterId meterId, SerialNumber serialNumber, BusKey bus, int unit, MeterDriver driver, ZoneId zone) {
        this.meterId = meterId;
        this.serialNumber = serialNumber;
        this.bus = bus;
        this.unit = unit;
        this.driver = driver;
        this.zone = zone;
    }

    /** Which meter it is. */
    public MeterId meterId() {
        return meterId;
    }

    /** The number that it must show. */
    public SerialNumber serialNumber() {
        return serialNumber;
    }

    /** The bus that it hangs on. */
    public BusKey bus() {
        return bus;
    }

    /** Slave address, 1 to 247. */
    public int unit() {
        return unit;
    }

    /** What speaks its profile. */
    public MeterDriver driver() {
        return driver;
    }

    /** Zone of its site. */
    public ZoneId zone() {
        return zone;
    }

    /** How it has been answering. */
    public UnitHealth health() {
        return health;
    }

    /** The next read of the fast block for judging money: never as long as the one before. */
    public ReadRegisters nextVerifyRead() {
        return driver.verifyRead(turn++);
    }

    /** The next read of the last money record: never as long as the one before. */
    public ReadRegisters nextMoneyRecordRead() {
        return driver.moneyRecordRead(turn++);
    }

    @Override
    public String toString() {
        return meterId + " at " + bus.gatewayId() + "/" + bus.bus() + "/" + unit;
    }
}
