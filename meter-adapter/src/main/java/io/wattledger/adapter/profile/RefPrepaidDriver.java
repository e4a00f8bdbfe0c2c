package io.wattledger.adapter.profile;

import io.wattledger.adapter.wire.Crc16;
import io.wattledger.adapter.wire.ReadRegisters;
import io.wattledger.adapter.wire.Registers;
import io.wattledger.adapter.wire.WriteRegisters;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.FastBlock;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.device.TierPosition;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.WorkList.TariffWork;
import io.wattledger.kernel.tariff.Timetable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The driver of {@code ref-prepaid-v1} (meter-profiles.md section 4): FC 03 and FC 10 only, counts enforced by the meter. */
final class RefPrepaidDriver implements MeterDriver {

    private static final int IDENTITY_REGISTERS = 3;
    private static final int FAST_REGISTERS = 7;
    private static final int STATUS_REGISTERS = 48;
    /** Lengths 8 to 17: from 021F to the status block's end there are 17 registers. */
    private static final int SHORTEST_VERIFY = 8;

    private static final int LONGEST_VERIFY = 17;
    /** Lengths 18 to 22: the record's first 14 registers decide. */
    private static final int SHORTEST_RECORD = 18;

    private static final int LONGEST_RECORD = 22;
    private static final int MAILBOX_BYTES = 24;
    private static final int MAILBOX_CHECKED_BYTES = 20;
    private static final int LOW_DIGITS_FROM = 4;
    private static final int HEXADECIMAL = 16;
    private static final int DISABLED = 0;
    private static final int ENABLED = 1;
    private static final int CLOSED = 0;
    private static final int OPEN = 1;

    private final RegisterMap map;
    private final ReadRegisters fastRead;
    private final ReadRegisters identityRead;
    private final ReadRegisters fullRead;
    private final ReadRegisters[] verifyReads;
    private final ReadRegisters[] recordReads;
    private final ReadRegisters relayRead;
    private final ReadRegisters zonesRead;
    private final ReadRegisters dayTablesRead;
    private final ReadRegisters pendingTariffRead;
    private final ReadRegisters activeTariffRead;
    private final ReadRegisters tiersRead;

    RefPrepaidDriver(RegisterMap map) {
        this.map = map;
        this.fastRead = new ReadRegisters(map.fastBlock(), FAST_REGISTERS);
        this.identityRead = new ReadRegisters(map.identity(), IDENTITY_REGISTERS);
        this.fullRead = new ReadRegisters(map.statusBlock(), STATUS_REGISTERS);
        this.verifyReads = reads(SHORTEST_VERIFY, LONGEST_VERIFY, n -> new ReadRegisters(map.fastBlock(), n));
        this.recordReads = reads(SHORTEST_RECORD, LONGEST_RECORD, n -> new ReadRegisters(map.moneyRecord(), n));
        this.relayRead = new ReadRegisters(map.forcedControl(), 2);
        this.zonesRead = new ReadRegisters(map.dateZones(), DayTables.ZONE_REGISTERS);
        this.dayTablesRead = new ReadRegisters(map.dayTables(), DayTables.TABLES * DayTables.TABLE_REGISTERS);
        this.pendingTariffRead = new ReadRegisters(map.tariffPending(), TariffSlot.REGISTERS);
        this.activeTariffRead = new ReadRegisters(map.tariffActive(), TariffSlot.ACTIVE_REGISTERS);
        this.tiersRead = new ReadRegisters(map.tiers(), TierRegisters.READ_REGISTERS);
    }

    private static ReadRegisters[] reads(int shortest, int longest, IntFunction<ReadRegisters> read) {
        return IntStream.rangeClosed(shortest, longest).mapToObj(read).toArray(ReadRegisters[]::new);
    }

    @Override
    public boolean countEnforced() {
        return true;
    }

    @Override
    public ReadRegisters fastRead() {
        return fastRead;
    }

    @Override
    public ReadRegisters verifyRead(int turn) {
        return verifyReads[Math.floorMod(turn, verifyReads.length)];
    }

    @Override
    public FastBlock fast(Registers read) {
        return fastAt(read, 0);
    }

    private static FastBlock fastAt(Registers read, int at) {
        return new FastBlock(
                Money.ofFen(read.i32(at)),
                read.u16(at + 2),
                read.u16(at + 3),
                read.u16(at + 4),
                read.u16(at + 5),
                read.u16(at + 6));
    }

    @Override
    public ReadRegisters identityRead() {
        return identityRead;
    }

    @Override
    public Optional<SerialNumber> identity(Registers read) {
        String digits = read.digits(0, IDENTITY_REGISTERS);
        boolean decimal = digits.chars().allMatch(Character::isDigit);
        return decimal ? Optional.of(SerialNumber.of(digits)) : Optional.empty();
    }

    @Override
    public ReadRegisters fullRead() {
        return fullRead;
    }

    @Override
    public FastBlock fastOfFull(Registers read) {
        return fastAt(read, map.fastBlock() - map.statusBlock());
    }

    @Override
    public EnergyRegisters energyOfFull(Registers read) {
        int at = map.energies();
        return new EnergyRegisters(
                Energy.ofCentiKwh(read.u32(at)),
                Energy.ofCentiKwh(read.u32(at + 2)),
                Energy.ofCentiKwh(read.u32(at + 4)),
                Energy.ofCentiKwh(read.u32(at + 6)),
                Energy.ofCentiKwh(read.u32(at + 8)));
    }

    @Override
    public ReadRegisters tiersRead() {
        return tiersRead;
    }

    @Override
    public Optional<TierPosition> tiers(Registers read) {
        return TierRegisters.decode(read);
    }

    @Override
    public WriteRegisters tiersWrite(TierPosition position) {
        return new WriteRegisters(map.tiers(), TierRegisters.encode(position));
    }

    @Override
    public WriteRegisters moneyWrite(MoneyOrder order) {
        ByteBuffer mailbox = ByteBuffer.allocate(MAILBOX_BYTES);
        mailbox.putShort((short) opType(order.kind())).putShort((short) order.count());
        mailbox.putInt((int) order.amount().fen()).putLong(order.transactionNumber());
        String lowDigits = order.serialNumber().digits().substring(LOW_DIGITS_FROM);
        mailbox.putInt(Integer.parseUnsignedInt(lowDigits, HEXADECIMAL));
        mailbox.putShort((short) Crc16.of(mailbox.array(), 0, MAILBOX_CHECKED_BYTES));
        return new WriteRegisters(map.mailbox(), mailbox.array());
    }

    @Override
    public int opType(MoneyWriteKind kind) {
        return switch (kind) {
            case SALE, TRANSFER_IN -> 1;
            case REFUND, TRANSFER_OUT -> 2;
            case SALE_REVERSAL -> 3;
            case OPENING -> 4;
            case CLOSING -> 5;
            case REFUND_REVERSAL -> 6;
        };
    }

    @Override
    public ReadRegisters moneyRecordRead(int turn) {
        return recordReads[Math.floorMod(turn, recordReads.length)];
    }

    @Override
    public MoneyRecord moneyRecord(Registers read) {
        return new MoneyRecord(
                read.u16(0),
                read.u16(1),
                read.u16(2),
                Money.ofFen(read.u32(4)),
                read.u64(6),
                Money.ofFen(read.i32(10)),
                Money.ofFen(read.i32(12)));
    }

    @Override
    public WriteRegisters relayWrite(RelayMode mode) {
        int enable = mode == RelayMode.PREPAID ? DISABLED : ENABLED;
        int state = mode == RelayMode.FORCED_OPEN ? OPEN : CLOSED;
        byte[] values = {0, (byte) enable, 0, (byte) state};
        return new WriteRegisters(map.forcedControl(), values);
    }

    @Override
    public ReadRegisters relayRead() {
        return relayRead;
    }

    @Override
    public boolean relayShows(RelayMode mode, Registers read) {
        boolean enabled = read.u16(0) == ENABLED;
        return switch (mode) {
            case PREPAID -> read.u16(0) == DISABLED;
            case FORCED_OPEN -> enabled && read.u16(1) == OPEN;
            case FORCED_CLOSED -> enabled && read.u16(1) == CLOSED;
        };
    }

    @Override
    public List<WriteRegisters> timetableWrites(Timetable timetable) {
        List<WriteRegisters> writes = new ArrayList<>();
        for (int table = 0; table < DayTables.TABLES; table++) {
            int address = map.dayTables() + table * DayTables.TABLE_REGISTERS;
            writes.add(new WriteRegisters(address, DayTables.table(timetable, table)));
        }
        writes.add(new WriteRegisters(map.dateZones(), DayTables.zones(timetable)));
        return List.copyOf(writes);
    }

    @Override
    public ReadRegisters zonesRead() {
        return zonesRead;
    }

    @Override
    public ReadRegisters dayTablesRead() {
        return dayTablesRead;
    }

    @Override
    public boolean timetableShows(Timetable timetable, Registers zones, Registers dayTables) {
        return zones.hold(0, DayTables.zones(timetable))
                && IntStream.range(0, DayTables.TABLES)
                        .allMatch(table ->
                                dayTables.hold(table * DayTables.TABLE_REGISTERS, DayTables.table(timetable, table)));
    }

    @Override
    public WriteRegisters tariffWrite(TariffWork tariff, ZoneId zone, Instant now) {
        return new WriteRegisters(map.tariffPending(), TariffSlot.encode(tariff, zone, now));
    }

    @Override
    public ReadRegisters pendingTariffRead() {
        return pendingTariffRead;
    }

    @Override
    public ReadRegisters activeTariffRead() {
        return activeTariffRead;
    }

    @Override
    public boolean tariffShows(TariffWork tariff, Registers read) {
        return read.hold(0, TariffSlot.prices(tariff));
    }
}
