package io.wattledger.adapter.profile;

import io.wattledger.adapter.wire.ReadRegisters;
import io.wattledger.adapter.wire.Registers;
import io.wattledger.adapter.wire.WriteRegisters;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.FastBlock;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.device.TierPosition;
import io.wattledger.kernel.port.WorkList.TariffWork;
import io.wattledger.kernel.tariff.Timetable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Speaks one meter profile: requests to send, and what their answers mean. Knows nothing of buses and time. */
public interface MeterDriver {

    /** Whether the meter takes a money write only with the next count, so that an unchanged count proves that nothing was applied. */
    boolean countEnforced();

    /** Reads the fast block, for polling. */
    ReadRegisters fastRead();

    /**
     * Reads the fast block, for judging money.
     *
     * @param turn a number that grows with each such read of a meter: neighbouring turns differ in length, so that a late answer to one
     *     is never taken for the next
     */
    ReadRegisters verifyRead(int turn);

    /** The fast block, from either read. */
    FastBlock fast(Registers read);

    /** Reads the meter number. */
    ReadRegisters identityRead();

    /** The meter number; empty if the registers hold no number. */
    Optional<SerialNumber> identity(Registers read);

    /** Reads the status block. */
    ReadRegisters fullRead();

    /** The fast block within a full read. */
    FastBlock fastOfFull(Registers read);

    /** The energy registers within a full read. */
    EnergyRegisters energyOfFull(Registers read);

    /** Reads where the meter stands within the tiers. */
    ReadRegisters tiersRead();

    /** Where the meter stands within the tiers; empty where no period has begun. */
    Optional<TierPosition> tiers(Registers read);

    /** Writes where the meter goes on within the tiers. */
    WriteRegisters tiersWrite(TierPosition position);

    /** Writes the money mailbox. */
    WriteRegisters moneyWrite(MoneyOrder order);

    /** The mailbox operation type of a kind of money write. */
    int opType(MoneyWriteKind kind);

    /**
     * Reads the last money record.
     *
     * @param turn as for {@link #verifyRead}
     */
    ReadRegisters moneyRecordRead(int turn);

    /** The last money record. */
    MoneyRecord moneyRecord(Registers read);

    /** Writes who rules the relay. */
    WriteRegisters relayWrite(RelayMode mode);

    /** Reads who rules the relay. */
    ReadRegisters relayRead();

    /** Whether that read shows the mode. */
    boolean relayShows(RelayMode mode, Registers read);

    /**
     * Writes a timetable: date zones and day tables, in force at once. Whole groups, one frame each.
     *
     * @param timetable one that the profile can hold
     */
    List<WriteRegisters> timetableWrites(Timetable timetable);

    /** Reads the date zones. */
    ReadRegisters zonesRead();

    /** Reads the day tables. */
    ReadRegisters dayTablesRead();

    /** Whether both reads together show the timetable. */
    boolean timetableShows(Timetable timetable, Registers zones, Registers dayTables);

    /**
     * Writes a tariff into the pending slot; the meter makes it active at its time.
     *
     * @param zone the site's: meters keep local time
     * @param now a tariff that counts from now or before is made active at once
     */
    WriteRegisters tariffWrite(TariffWork tariff, ZoneId zone, Instant now);

    /** Reads the pending slot. */
    ReadRegisters pendingTariffRead();

    /** Reads the active slot. */
    ReadRegisters activeTariffRead();

    /** Whether either slot's read shows the tariff. */
    boolean tariffShows(TariffWork tariff, Registers read);
}
