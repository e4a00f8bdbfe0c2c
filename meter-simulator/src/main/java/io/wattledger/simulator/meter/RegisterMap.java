package io.wattledger.simulator.meter;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The register layout of {@code ref-prepaid-v1} (meter-profiles.md sections 2 and 4): which addresses exist, what they show, what a write does. */
final class RegisterMap {
    private interface Writer {
        void write(MeterState meter, ByteBuffer values) throws RegisterRefused;
    }

    /** A group of registers; the reader renders all of them, the writer takes all of them. */
    private record Group(
            int start,
            int registers,
            @Nullable Function<MeterState, byte[]> reader,
            @Nullable Writer writer) {
        int end() {
            return start + registers;
        }
    }

    private static final int MAILBOX_REGISTERS = MoneyOrder.BYTES / 2;
    private static final NavigableMap<Integer, Group> GROUPS = groups();

    private RegisterMap() {}

    /** The bytes of a range; every address of it must exist and be readable. */
    static byte[] read(MeterState meter, int start, int quantity) throws RegisterRefused {
        byte[] result = new byte[2 * quantity];
        int end = start + quantity;
        int at = start;
        while (at < end) {
            Group group = groupAt(at);
            if (group.reader() == null) {
                throw new RegisterRefused(ExceptionCode.ILLEGAL_ADDRESS);
            }
            byte[] values = group.reader().apply(meter);
            int upTo = Math.min(end, group.end());
            System.arraycopy(values, 2 * (at - group.start()), result, 2 * (at - start), 2 * (upTo - at));
            at = upTo;
        }
        return result;
    }

    /** Writes a range that must consist of whole writable groups; all of it takes effect or nothing does. */
    static void write(ReferenceMeter meter, int start, int quantity, ByteBuffer values) throws RegisterRefused {
        int end = start + quantity;
        for (int at = start; at < end; at = groupAt(at).end()) {
            requireWhole(groupAt(at), at, end);
        }
        meter.commit(() -> {
            for (int at = start; at < end; at = groupAt(at).end()) {
                Group group = groupAt(at);
                int bytes = 2 * group.registers();
                if (group.writer() != null) {
                    group.writer().write(meter.state(), values.slice(values.position(), bytes));
                }
                values.position(values.position() + bytes);
            }
        });
    }

    private static void requireWhole(Group group, int at, int end) throws RegisterRefused {
        if (group.writer() == null) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_ADDRESS);
        }
        if (at != group.start() || end < group.end()) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
    }

    private static Group groupAt(int address) throws RegisterRefused {
        Map.Entry<Integer, Group> entry = GROUPS.floorEntry(address);
        if (entry == null || address >= entry.getValue().end()) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_ADDRESS);
        }
        return entry.getValue();
    }

    private static NavigableMap<Integer, Group> groups() {
        List<Group> all = List.of(
                new Group(0x0000, 0x12, LiveRegisters::instantaneous, null),
                new Group(0x0037, 2, LiveRegisters::ratios, RegisterMap::writeRatios),
                new Group(0x003C, 3, LiveRegisters::clock, (meter, in) -> meter.setClock(validClock(in))),
                new Group(0x0043, 3, LiveRegisters::number, null),
                new Group(0x0057, 2, LiveRegisters::forcedControl, RegisterMap::writeForcedControl),
                new Group(0x0200, 0x30, LiveRegisters::statusBlock, null),
                new Group(
                        0x2000,
                        TimeOfUse.ZONE_REGISTERS,
                        meter -> meter.snapshot().timeOfUse().encodeZones(),
                        (meter, in) ->
                                meter.setTimeOfUse(meter.snapshot().timeOfUse().withZones(in))),
                timeOfUseTable(0x2006, 0),
                timeOfUseTable(0x201B, 1),
                new Group(0x3000, 4, meter -> LiveRegisters.discovery(), null),
                new Group(0x3010, MAILBOX_REGISTERS, null, (meter, in) -> meter.money(MoneyOrder.decode(in))),
                new Group(0x3020, 0x16, LiveRegisters::moneyRecord, null),
                new Group(0x3040, 0x10, LiveRegisters::totals, null),
                new Group(
                        0x3060,
                        Parameters.REGISTERS,
                        meter -> meter.snapshot().parameters().encode(),
                        (meter, in) -> meter.setParameters(Parameters.decode(in))),
                new Group(
                        0x3080,
                        Tariff.REGISTERS,
                        meter -> meter.snapshot().pending().encode(),
                        (meter, in) -> meter.setPendingTariff(Tariff.decode(in))),
                new Group(
                        0x30A0,
                        Tariff.REGISTERS,
                        meter -> meter.snapshot().active().encode(),
                        null),
                new Group(
                        0x30C0,
                        LoadControl.REGISTERS,
                        meter -> meter.snapshot().loadControl().encode(),
                        (meter, in) -> meter.setLoadControl(LoadControl.decode(in))),
                new Group(
                        0x30D0,
                        Counters.REGISTERS,
                        meter -> meter.snapshot().counters().encode(),
                        null),
                new Group(0x30E0, 1, LiveRegisters::accountState, null),
                new Group(0x30F0, 12, LiveRegisters::tiers, RegisterMap::writeTiers));
        return all.stream().collect(Collectors.toMap(Group::start, group -> group, (a, b) -> a, TreeMap::new));
    }

    private static Group timeOfUseTable(int start, int index) {
        return new Group(
                start,
                TimeOfUse.TABLE_REGISTERS,
                meter -> meter.snapshot().timeOfUse().encodeTable(index),
                (meter, in) -> meter.setTimeOfUse(meter.snapshot().timeOfUse().withTable(index, in)));
    }

    private static void writeRatios(MeterState meter, ByteBuffer in) throws RegisterRefused {
        int pt = Short.toUnsignedInt(in.getShort());
        int ct = Short.toUnsignedInt(in.getShort());
        if (pt == 0 || ct == 0) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
        meter.setRatios(pt, ct);
    }

    private static LocalDateTime validClock(ByteBuffer in) throws RegisterRefused {
        LocalDateTime time = MeterTime.get(in);
        if (time.equals(MeterTime.UNSET)) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
        return time;
    }

    private static void writeForcedControl(MeterState meter, ByteBuffer in) throws RegisterRefused {
        int enable = Short.toUnsignedInt(in.getShort());
        int state = Short.toUnsignedInt(in.getShort());
        if (enable > 1 || (enable == 1 && state > 1)) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
        meter.forceRelay(enable == 1, enable == 1 && state == 1);
    }

    private static void writeTiers(MeterState meter, ByteBuffer in) throws RegisterRefused {
        long centiKwh = Integer.toUnsignedLong(in.getInt());
        // What rate 5 has measured stands behind it and cannot be written.
        meter.setTierPeriod(centiKwh, MeterTime.get(in));
    }
}
