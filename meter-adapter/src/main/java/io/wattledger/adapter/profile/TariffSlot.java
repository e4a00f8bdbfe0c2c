package io.wattledger.adapter.profile;

import io.wattledger.kernel.port.WorkList.TariffWork;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The layout of a tariff slot of {@code ref-prepaid-v1}: version u32, price x5 u32, tier count u16, tier limits u32 x3, tier prices u32 x4,
 * activation time 3 registers (second, minute / hour, day / month, year - 2000, the site's local time), rest reserved.
 */
final class TariffSlot {

    static final int REGISTERS = 32;

    /** The registers that mean something; the reserved rest is not compared. */
    static final int MEANINGFUL_REGISTERS = 30;

    private static final int RATES = 5;
    private static final int YEAR_ZERO = 2000;
    private static final int TIERS_BYTES = 2 + 3 * 4 + 4 * 4;

    private TariffSlot() {}

    /** All 64 bytes of the slot. */
    static byte[] encode(TariffWork tariff, ZoneId zone) {
        ByteBuffer slot = ByteBuffer.allocate(2 * REGISTERS);
        slot.putInt(tariff.version());
        int price = Math.toIntExact(tariff.plan().flat().tenThousandths());
        for (int rate = 0; rate < RATES; rate++) {
            slot.putInt(price);
        }
        slot.position(slot.position() + TIERS_BYTES);
        LocalDateTime activation = LocalDateTime.ofInstant(tariff.activateAt(), zone);
        slot.put((byte) activation.getSecond()).put((byte) activation.getMinute());
        slot.put((byte) activation.getHour()).put((byte) activation.getDayOfMonth());
        slot.put((byte) activation.getMonthValue()).put((byte) (activation.getYear() - YEAR_ZERO));
        return slot.array();
    }

    /** The bytes that both slots must show. */
    static byte[] meaningful(TariffWork tariff, ZoneId zone) {
        return Arrays.copyOf(encode(tariff, zone), 2 * MEANINGFUL_REGISTERS);
    }
}
