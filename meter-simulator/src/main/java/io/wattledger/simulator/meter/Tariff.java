package io.wattledger.simulator.meter;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * One tariff slot (3080 pending, 30A0 active). A price of 0.0001 CNY/kWh is exactly one micro-yuan per 0.01 kWh, so cost has no rounding.
 *
 * @param version chosen by the sender
 * @param prices per {@link Rate}, 0.0001 CNY/kWh
 * @param tierCount how many tier surcharges are in use, 0 = no tiers
 * @param tierLimitsKwh three limits; tier i + 1 applies above limit i
 * @param tierPrices four surcharges on the rate price, 0.0001 CNY/kWh
 * @param activation when a pending tariff becomes active, meter's local time
 */
public record Tariff(
        long version,
        List<Long> prices,
        int tierCount,
        List<Long> tierLimitsKwh,
        List<Long> tierPrices,
        LocalDateTime activation) {
    static final int REGISTERS = 32;
    private static final int TIERS = 4;
    private static final int CENTI_KWH_PER_KWH = 100;

    /** An empty slot. */
    public static final Tariff NONE = flat(0, 0);

    public Tariff {
        prices = List.copyOf(prices);
        tierLimitsKwh = List.copyOf(tierLimitsKwh);
        tierPrices = List.copyOf(tierPrices);
    }

    /** The same price at all hours, active at once. */
    public static Tariff flat(long version, long price) {
        return new Tariff(
                version,
                List.of(price, price, price, price, price),
                0,
                List.of(0L, 0L, 0L),
                List.of(0L, 0L, 0L, 0L),
                MeterTime.UNSET);
    }

    /** Micro-yuan for the next 0.01 kWh at this rate, when {@code periodCentiKwh} were used in the current period before it. */
    public long microYuanPerCentiKwh(Rate rate, long periodCentiKwh) {
        return prices.get(rate.index()) + tierSurcharge(periodCentiKwh);
    }

    private long tierSurcharge(long periodCentiKwh) {
        if (tierCount == 0) {
            return 0;
        }
        int tier = 0;
        while (tier < tierCount - 1 && periodCentiKwh >= tierLimitsKwh.get(tier) * CENTI_KWH_PER_KWH) {
            tier++;
        }
        return tierPrices.get(tier);
    }

    boolean chargesSomething() {
        return prices.stream().anyMatch(price -> price > 0);
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(2 * REGISTERS);
        out.putInt((int) version);
        prices.forEach(price -> out.putInt(price.intValue()));
        out.putShort((short) tierCount);
        tierLimitsKwh.forEach(limit -> out.putInt(limit.intValue()));
        tierPrices.forEach(price -> out.putInt(price.intValue()));
        MeterTime.put(out, activation);
        return out.array();
    }

    static Tariff decode(ByteBuffer in) throws RegisterRefused {
        long version = Integer.toUnsignedLong(in.getInt());
        List<Long> prices = unsigned(in, Rate.values().length);
        int tierCount = Short.toUnsignedInt(in.getShort());
        List<Long> limits = unsigned(in, TIERS - 1);
        List<Long> surcharges = unsigned(in, TIERS);
        LocalDateTime activation = MeterTime.get(in);
        if (tierCount > TIERS || !ascending(limits.subList(0, Math.max(0, tierCount - 1)))) {
            throw new RegisterRefused(ExceptionCode.ILLEGAL_VALUE);
        }
        return new Tariff(version, prices, tierCount, limits, surcharges, activation);
    }

    private static List<Long> unsigned(ByteBuffer in, int count) {
        List<Long> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(Integer.toUnsignedLong(in.getInt()));
        }
        return values;
    }

    private static boolean ascending(List<Long> limits) {
        for (int i = 1; i < limits.size(); i++) {
            if (limits.get(i) <= limits.get(i - 1)) {
                return false;
            }
        }
        return true;
    }
}
