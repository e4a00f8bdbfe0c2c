package io.wattledger.adapter.profile;

import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.port.WorkList.TariffWork;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.kernel.tariff.Tier;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The layout of a tariff slot of {@code ref-prepaid-v1}: version u32, price x5 u32, tier count u16, tier limits u32 x3, tier prices u32 x4,
 * activation time 3 registers (second, minute / hour, day / month, year - 2000, the site's local time), rest reserved.
 */
final class TariffSlot {

    static final int REGISTERS = 32;

    /** What is read of the active slot: all but the reserved rest, and so of another length than the pending one. */
    static final int ACTIVE_REGISTERS = 30;

    private static final List<Rate> RATES = List.of(Rate.SHARP, Rate.PEAK, Rate.FLAT, Rate.VALLEY, Rate.DEEP_VALLEY);
    private static final int TIER_LIMITS = 3;
    private static final int TIERS_BYTES = 2 + TIER_LIMITS * 4 + (TIER_LIMITS + 1) * 4;
    private static final int PRICES_END = 4 + RATES.size() * 4 + TIERS_BYTES;
    private static final int CENTI_KWH_PER_KWH = 100;
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
        TariffPlan plan = tariff.plan();
        ByteBuffer bytes = ByteBuffer.allocate(PRICES_END).putInt(tariff.version());
        RATES.forEach(rate -> bytes.putInt((int) plan.priceAt(rate).tenThousandths()));
        List<Tier> tiers = plan.kind().hasTiers() ? plan.tiers().fromZero() : List.of();
        bytes.putShort((short) tiers.size());
        for (int limit = 1; limit <= TIER_LIMITS; limit++) {
            bytes.putInt(limit < tiers.size() ? wholeKwh(tiers.get(limit).above()) : 0);
        }
        for (int tier = 0; tier <= TIER_LIMITS; tier++) {
            bytes.putInt(tier < tiers.size() ? (int) tiers.get(tier).surcharge().tenThousandths() : 0);
        }
        return bytes.array();
    }

    private static int wholeKwh(Energy limit) {
        return (int) (limit.centiKwh() / CENTI_KWH_PER_KWH);
    }
}
