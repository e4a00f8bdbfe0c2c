package io.wattledger.simulator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import com.ghgande.j2mod.modbus.util.ModbusUtil;
import io.wattledger.simulator.ManualClock;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which registers exist, what they show and what writing them does. */
class RegistersTest {
    /** 2026-03-01 12:05:06 in Shanghai, a Sunday. */
    private final ManualClock clock = new ManualClock("2026-03-01T04:05:06Z");

    private final ReferenceMeter meter = new ReferenceMeter(
            Meters.imageWithCount(7), true, new LoadProfile.Constant(2_200), clock, Meters.ZONE, MeterMemory.NONE);

    @ParameterizedTest(name = "reading {0}, {1} registers: exception {2}")
    @CsvSource({
        "0012, 1, 2",
        "0011, 2, 2",
        "0037, 3, 2",
        "3010, 12, 2",
        "3036, 1, 2",
        "FFFF, 1, 2",
        "0000, 0, 3",
        "0200, 126, 3"
    })
    void readsThatAreRefused(String start, int registers, int exception) {
        assertThat(meter.answer(Meters.read(Integer.parseInt(start, 16), registers)))
                .containsExactly(0x83, exception);
    }

    @ParameterizedTest(name = "writing {0}, {1} registers: exception {2}")
    @CsvSource({
        "3020, 22, 2",
        "0043, 3, 2",
        "30A0, 32, 2",
        "3061, 14, 3",
        "3060, 14, 3",
        "3060, 16, 2",
        "0057, 1, 3",
        "0058, 1, 3",
        "3010, 11, 3",
        "2000, 7, 3"
    })
    void writesThatAreRefused(String start, int registers, int exception) {
        assertThat(meter.answer(Meters.write(Integer.parseInt(start, 16), new byte[2 * registers])))
                .containsExactly(0x90, exception);
    }

    @ParameterizedTest(name = "function {0} is not known")
    @CsvSource({"1", "4", "5", "6", "15", "32"})
    void onlyTwoFunctions(int function) {
        byte[] pdu = Meters.read(0x021F, 1);
        pdu[0] = (byte) function;

        assertThat(meter.answer(pdu)).containsExactly(function | 0x80, 0x01);
    }

    @Test
    @DisplayName("a write whose byte count does not fit its quantity is exception 03")
    void byteCount() {
        byte[] pdu = Meters.write(0x0057, new byte[4]);
        pdu[5] = 6;

        assertThat(meter.answer(pdu)).containsExactly(0x90, 0x03);
    }

    @Test
    @DisplayName("the meter number is twelve BCD digits, discovery begins with 5250")
    void identity() {
        assertThat(Meters.values(meter, 0x0043, 3)).isEqualTo(bytes(0x20, 0x26, 0x12, 0x34, 0x56, 0x78));
        assertThat(Meters.values(meter, 0x3000, 4).getShort()).isEqualTo((short) 0x5250);
    }

    @Test
    @DisplayName("the clock shows local time, can be set, and goes on from there")
    void clock() {
        assertThat(Meters.values(meter, 0x003C, 3)).isEqualTo(bytes(6, 5, 12, 1, 3, 26));

        meter.answer(Meters.write(0x003C, new byte[] {30, 59, 23, 31, 12, 26}));
        clock.advanceMillis(31_000);

        assertThat(Meters.values(meter, 0x003C, 3)).isEqualTo(bytes(1, 0, 0, 1, 1, 27));
        assertThat(Meters.values(meter, 0x30D0, 16).getShort(2 * 8)).isEqualTo((short) 1);
        assertThat(meter.answer(Meters.write(0x003C, new byte[] {0, 0, 0, 31, 2, 26})))
                .containsExactly(0x90, 0x03);
    }

    @Test
    @DisplayName("instantaneous values and the status block agree with each other and with the load")
    void statusBlock() {
        meter.operateOnSite(MoneyOpType.OPEN, 1_500, 1);
        ByteBuffer block = Meters.values(meter, 0x0200, 48);
        ByteBuffer live = Meters.values(meter, 0x0000, 18);

        assertThat(block.getShort(0)).isEqualTo((short) 7);
        assertThat(block.getShort(2)).isEqualTo(live.getShort(2 * 0x0B));
        assertThat(block.getShort(2 * 7)).isEqualTo((short) 2_200);
        assertThat(block.getShort(2 * 10)).isEqualTo((short) 2_200);
        assertThat(live.getShort(2 * 0x0D)).isEqualTo((short) 2_200);
        assertThat(block.getInt(2 * 0x15)).isEqualTo(live.getInt(0));
        assertThat(block.getInt(2 * 0x1F)).isEqualTo(1_500);
        assertThat(block.getShort(2 * 0x21)).isEqualTo((short) 8);
        assertThat(block.slice(2 * 0x28, 7)).isEqualTo(bytes(26, 3, 1, 7, 12, 5, 6));
        long rates = 0;
        for (int rate = 1; rate <= 4; rate++) {
            rates += live.getInt(4 * rate);
        }
        assertThat(rates).isEqualTo(live.getInt(0));
    }

    @Test
    @DisplayName("alarms compare the exact balance: alarm 1 below 50.00, alarm 2 below 20.00, arrears at 0.00")
    void alarms() {
        meter.operateOnSite(MoneyOpType.OPEN, 5_000, 1);
        assertThat(statusWord1()).isEqualTo(0x2009);
        meter.operateOnSite(MoneyOpType.REFUND, 1, 2);
        assertThat(statusWord1()).isEqualTo(0x2049);
        meter.operateOnSite(MoneyOpType.REFUND, 3_000, 3);
        assertThat(statusWord1()).isEqualTo(0x20C9);
        meter.operateOnSite(MoneyOpType.REFUND, 1_999, 4);
        assertThat(statusWord1()).isEqualTo(0x00E8);
    }

    @Test
    @DisplayName("parameters, ratios, load control, date zones and tables read back as written")
    void readBack() {
        readsBack(0x3060, new Parameters(1, 2, 3, 4, 5, 6, 7, 8, 9).encode());
        readsBack(0x0037, new byte[] {0, 10, 0, 20});
        readsBack(0x30C0, LoadControl.DEFAULT.encode());
        readsBack(0x2000, new byte[] {1, 1, 1, 2, 1, 6, 1, 1, 9, 1, 1, 9});
        byte[] table = new byte[42];
        for (int i = 0; i < table.length; i += 3) {
            table[i] = 5;
            table[i + 2] = (byte) (i / 3);
        }
        readsBack(0x2006, table);
        readsBack(0x201B, table);
    }

    @Test
    @DisplayName("a table with an unknown rate, a ratio of 0 and a window past midnight's minute are exception 03")
    void valuesThatAreRefused() {
        assertThat(meter.answer(Meters.write(0x2006, new byte[42]))).containsExactly(0x90, 0x03);
        assertThat(meter.answer(Meters.write(0x0037, new byte[] {0, 0, 0, 1}))).containsExactly(0x90, 0x03);
        byte[] parameters = new Parameters(0, 0, 0, 0, 1, 0, 1_441, 0, 0).encode();
        assertThat(meter.answer(Meters.write(0x3060, parameters))).containsExactly(0x90, 0x03);
    }

    @Test
    @DisplayName("writing several whole groups in one frame is all or nothing")
    void severalGroups() {
        byte[] zonesAndTables = new byte[2 * 48];
        System.arraycopy(TimeOfUse.alwaysFlat().encodeZones(), 0, zonesAndTables, 0, 12);
        TimeOfUse before = meter.image().timeOfUse();
        zonesAndTables[1] = 15;

        assertThat(meter.answer(Meters.write(0x2000, zonesAndTables))).containsExactly(0x90, 0x03);
        assertThat(meter.image().timeOfUse()).isEqualTo(before);
    }

    @Test
    @DisplayName("a staged tariff stands in slot A, moves to slot B at its activation time and only then charges")
    void tariffSlots() {
        meter.operateOnSite(MoneyOpType.OPEN, 100_000, 1);
        Tariff staged = new Tariff(
                9,
                List.of(1L, 2L, 8_000L, 4L, 5L),
                0,
                List.of(0L, 0L, 0L),
                List.of(0L, 0L, 0L, 0L),
                LocalDateTime.of(2026, 3, 1, 13, 0));
        long cost = costAfterMinutes(0);

        readsBack(0x3080, staged.encode());

        assertThat(Meters.values(meter, 0x30A0, 32).getInt()).isEqualTo(1);
        long before = costAfterMinutes(54);
        assertThat(before - cost).isEqualTo(198 * 5_500);
        clock.advanceMillis(54_000);
        assertThat(Meters.values(meter, 0x30A0, 32)).isEqualTo(ByteBuffer.wrap(staged.encode()));
        long after = costAfterMinutes(60);
        assertThat(after - before).isEqualTo(3 * 5_500 + 220 * 8_000);
    }

    @Test
    @DisplayName("a tariff without an activation time is active at once")
    void tariffAtOnce() {
        meter.answer(Meters.write(0x3080, Tariff.flat(3, 6_100).encode()));

        ByteBuffer active = Meters.values(meter, 0x30A0, 32);
        assertThat(active.getInt()).isEqualTo(3);
        assertThat(active.getInt()).isEqualTo(6_100);
    }

    @Test
    @DisplayName("the tier position can be carried over from an old meter")
    void tiers() {
        ByteBuffer carried = ByteBuffer.allocate(24).putInt(12_345).put(new byte[] {0, 0, 0, 1, 3, 26});
        meter.answer(Meters.write(0x30F0, carried.array()));

        assertThat(Meters.values(meter, 0x30F0, 12).getInt()).isEqualTo(12_345);
    }

    @Test
    @DisplayName("the CRC agrees with another implementation")
    void crc() {
        Random random = new Random(5);
        for (int length = 0; length < 200; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            int[] other = ModbusUtil.calculateCRC(bytes, 0, length);

            assertThat(Crc16.of(bytes, 0, length)).isEqualTo(other[1] << 8 | other[0]);
        }
    }

    private long costAfterMinutes(int minutes) {
        clock.advanceMinutes(minutes);
        ByteBuffer totals = Meters.values(meter, 0x3040, 16);
        return totals.getLong(totals.position() + 16);
    }

    private int statusWord1() {
        ByteBuffer fast = Meters.values(meter, 0x021F, 7);
        return Short.toUnsignedInt(fast.getShort(fast.position() + 10));
    }

    private void readsBack(int start, byte[] values) {
        assertThat(meter.answer(Meters.write(start, values))[0]).isEqualTo((byte) 0x10);
        assertThat(Meters.values(meter, start, values.length / 2).slice()).isEqualTo(ByteBuffer.wrap(values));
    }

    private static ByteBuffer bytes(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return buffer.flip();
    }
}
