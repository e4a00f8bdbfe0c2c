package io.wattledger.adapter.profile;

import io.wattledger.kernel.port.WorkList.TariffWork;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The layout of a tariff slot of {@code ref-prepaid-v1}: version u32, price x5 u32, tier count u16, tier limits u32 x3, tier prices u32 x4,
 * activation time 3 registers (second, minute / hour, day / month, year - 2000, the site's local time), rest reserved.
 */
final class TariffSlot {

    static final int REGISTERS = 32;

    /** What is read of the active slot: all but the reserved rest, and so of another length than the pending one. */
    static final int ACTIVE_REGISTERS = 30;

    private static final int RATES = 5;
    private static final int TIERS_BYTES = 2 + 3 * 4 + 4 * 4;
    private static final int PRICES_END = 4 + RATES * 4 + TIERS_BYTES;
    private static final int YEAR_ZERO = 2000;
    /** The earliest time that a meter knows: whatever its clock shows, this has passed. */
    private static final LocalDateTime AT_ONCE = LocalDateTime.of(YEAR_ZERO, 1, 1, 0, 0);

    private TariffSlot() {}

    /**
     * All 64 bytes of the slot.
     *
     * @param now from which on a tariff that counts already must not wait for a meter whose clock is behind
     */
    static byte[] encode(TariffWork tariff, ZoneId zone, Instant now) {
        ByteBuffer slot = ByteBuffer.allocate(2 * REGISTERS).put(prices(tariff));
        LocalDateTime activation =
                tariff.activateAt().isAfter(now) ? LocalDateTime.ofInstant(tariff.activateAt(), zone) : AT_ONCE;
        slot.put((byte) activation.getSecond()).put((byte) activation.getMinute());
        slot.put((byte) activation.getHour()).put((byte) activation.getDayOfMonth());
        slot.put((byte) activation.getMonthValue()).put((byte) (activation.getYear() - YEAR_ZERO));
        return slot.array();
    }

    /** The bytes by which a slot is known to hold the tariff: version, prices, tiers. */
    static byte[] prices(TariffWork tariff) {
        ByteBuffer prices = ByteBuffer.allocate(PRICES_END).putInt(tariff.version());
        int price = Math.toIntExact(tariff.plan().flat().tenThousandths());
        for (int rate = 0; rate < RATES; rate++) {
            prices.putInt(price);
        }
        return prices.array();
    }
}
