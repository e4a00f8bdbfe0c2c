package io.wattledger.simulator.meter;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;

/** Registers that show the meter's state of this moment (as opposed to settings that are shown as they were written). */
final class LiveRegisters {
    private static final int MODEL_SINGLE_PHASE = 7;
    private static final int DISCOVERY_MARK = 0x5250;
    private static final int PROFILE_VERSION = 1;
    private static final int FIRMWARE = 0x0100;
    /** Capability bits: 0 count enforced, 1 two tariff slots, 2 time of use, 3 tiers, 4 meter-side totals. */
    private static final int CAPABILITIES = 0b1_1111;

    private static final int POWER_FACTOR_X1000 = 980;

    private LiveRegisters() {}

    /** 0000–0011: energies and the instantaneous values; 000A is not used. */
    static byte[] instantaneous(MeterState meter) {
        ByteBuffer out = ByteBuffer.allocate(2 * 0x12);
        Energy energy = meter.snapshot().energy();
        putEnergies(out, energy);
        out.putShort((short) 0);
        Electrical now = Electrical.of(meter);
        out.putShort((short) now.decivolts()).putShort((short) now.centiamperes());
        out.putShort((short) now.watts()).putShort((short) now.vars()).putShort((short) now.voltAmperes());
        out.putShort((short) now.powerFactor()).putShort((short) now.centihertz());
        return out.array();
    }

    /** 0200–022F. */
    static byte[] statusBlock(MeterState meter) {
        ByteBuffer out = ByteBuffer.allocate(2 * 0x30);
        MeterImage image = meter.snapshot();
        Electrical now = Electrical.of(meter);
        out.putShort((short) MODEL_SINGLE_PHASE);
        putPhases(out, now.decivolts());
        putPhases(out, now.centiamperes());
        putPhasesAndTotal(out, now.watts());
        putPhasesAndTotal(out, now.vars());
        putPhasesAndTotal(out, now.powerFactor());
        out.putShort((short) image.ptRatio()).putShort((short) image.ctRatio());
        putEnergies(out, image.energy());
        out.putInt((int) image.purse().balanceFen())
                .putShort((short) image.purse().count());
        out.putShort((short) 0).putShort((short) image.loadControl().maximumTrips());
        out.putShort((short) statusWord1(meter)).putShort((short) statusWord2(image));
        out.putInt((int) image.energy().baseCentiKwh());
        LocalDateTime time = meter.meterTime();
        out.put((byte) (time.getYear() - 2000)).put((byte) time.getMonthValue());
        out.put((byte) time.getDayOfMonth()).put((byte) time.getDayOfWeek().getValue());
        out.put((byte) time.getHour()).put((byte) time.getMinute());
        out.put((byte) time.getSecond());
        return out.array();
    }

    static byte[] ratios(MeterState meter) {
        MeterImage image = meter.snapshot();
        return ByteBuffer.allocate(2 * 2)
                .putShort((short) image.ptRatio())
                .putShort((short) image.ctRatio())
                .array();
    }

    static byte[] clock(MeterState meter) {
        ByteBuffer out = ByteBuffer.allocate(2 * 3);
        MeterTime.put(out, meter.meterTime());
        return out.array();
    }

    static byte[] number(MeterState meter) {
        long bcd = meter.serial().bcd();
        return ByteBuffer.allocate(2 * 3)
                .putShort((short) (bcd >>> 32))
                .putInt((int) bcd)
                .array();
    }

    static byte[] forcedControl(MeterState meter) {
        Relay relay = meter.snapshot().relay();
        return ByteBuffer.allocate(2 * 2)
                .putShort(bit(relay.forced(), 0))
                .putShort(bit(relay.forcedOpen(), 0))
                .array();
    }

    static byte[] discovery() {
        ByteBuffer out =
                ByteBuffer.allocate(2 * 4).putShort((short) DISCOVERY_MARK).putShort((short) PROFILE_VERSION);
        return out.putShort((short) CAPABILITIES).putShort((short) FIRMWARE).array();
    }

    /** 3020–3035. */
    static byte[] moneyRecord(MeterState meter) {
        ByteBuffer out = ByteBuffer.allocate(2 * 0x16);
        MeterImage image = meter.snapshot();
        image.purse().lastRecord().put(out);
        out.putShort((short) image.relay().lastTrip().code());
        return out.array();
    }

    /** 3040–304F. */
    static byte[] totals(MeterState meter) {
        Purse purse = meter.snapshot().purse();
        ByteBuffer out =
                ByteBuffer.allocate(2 * 0x10).putLong(purse.purchasesFen()).putLong(purse.refundsFen());
        return out.putLong(purse.costMicroYuan())
                .putLong(purse.balanceMicroYuan())
                .array();
    }

    static byte[] accountState(MeterState meter) {
        return ByteBuffer.allocate(2 * 1)
                .putShort((short) meter.snapshot().purse().account().code())
                .array();
    }

    /** 30F0–30FB. */
    static byte[] tiers(MeterState meter) {
        Energy energy = meter.snapshot().energy();
        ByteBuffer out = ByteBuffer.allocate(2 * 12).putInt((int) energy.periodCentiKwh());
        MeterTime.put(out, energy.periodStart());
        out.putInt((int) energy.ofRate(Rate.DEEP_VALLEY));
        return out.array();
    }

    private static int statusWord1(MeterState meter) {
        MeterImage image = meter.snapshot();
        Purse purse = image.purse();
        Relay relay = image.relay();
        return bit(relay.prepaidWantsClosed(purse), 0)
                | bit(!relay.forced(), 3)
                | bit(meter.inArrears(), 5)
                | bit(below(purse, image.parameters().alarm1Fen()), 6)
                | bit(below(purse, image.parameters().alarm2Fen()), 7)
                | bit(relay.contactClosed(), 13);
    }

    private static int statusWord2(MeterImage image) {
        Relay relay = image.relay();
        return bit(relay.forcedOpen(), 0)
                | bit(relay.forced(), 3)
                | bit(image.loadControl().enabled(), 11);
    }

    private static boolean below(Purse purse, long alarmFen) {
        return purse.isOpen() && purse.balanceMicroYuan() < alarmFen * Purse.MICRO_YUAN_PER_FEN;
    }

    private static short bit(boolean set, int position) {
        return (short) (set ? 1 << position : 0);
    }

    private static void putEnergies(ByteBuffer out, Energy energy) {
        out.putInt((int) energy.totalCentiKwh());
        for (Rate rate : new Rate[] {Rate.SHARP, Rate.PEAK, Rate.FLAT, Rate.VALLEY}) {
            out.putInt((int) energy.ofRate(rate));
        }
    }

    private static void putPhases(ByteBuffer out, int valueOfL1) {
        out.putShort((short) valueOfL1).putInt(0);
    }

    private static void putPhasesAndTotal(ByteBuffer out, int value) {
        putPhases(out, value);
        out.putShort((short) value);
    }

    /** Voltage and frequency belong to the meter, the rest follows from the load. */
    private record Electrical(
            int decivolts, int centiamperes, int watts, int vars, int voltAmperes, int powerFactor, int centihertz) {
        static Electrical of(MeterState meter) {
            int decivolts = 2_180 + meter.serial().spread("voltage", 80);
            int centihertz = 4_990 + meter.serial().spread("frequency", 20);
            int watts = meter.wattsNow();
            int voltAmperes = watts * 1_000 / POWER_FACTOR_X1000;
            int vars = watts * 203 / 1_000;
            int centiamperes = voltAmperes * 1_000 / decivolts;
            int powerFactor = watts == 0 ? 1_000 : POWER_FACTOR_X1000;
            return new Electrical(decivolts, centiamperes, watts, vars, voltAmperes, powerFactor, centihertz);
        }
    }
}
