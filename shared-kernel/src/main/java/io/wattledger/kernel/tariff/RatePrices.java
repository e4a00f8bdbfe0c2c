package io.wattledger.kernel.tariff;

import io.wattledger.kernel.money.Price;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices by rate. A rate that no hour is priced as needs none.
 *
 * @param sharp at the sharp rate 尖
 * @param peak at the peak rate 峰
 * @param flat at the flat rate 平
 * @param valley at the valley rate 谷
 * @param deepValley at the deep valley rate 深谷
 */
public record RatePrices(
        @Nullable Price sharp,
        @Nullable Price peak,
        @Nullable Price flat,
        @Nullable Price valley,
        @Nullable Price deepValley) {

    /** The flat price alone. */
    public static RatePrices onlyFlat(Price flat) {
        return new RatePrices(null, null, flat, null, null);
    }

    /** The price of a rate; empty if it has none. */
    public Optional<Price> of(Rate rate) {
        return Optional.ofNullable(
                switch (rate) {
                    case SHARP -> sharp;
                    case PEAK -> peak;
                    case FLAT -> flat;
                    case VALLEY -> valley;
                    case DEEP_VALLEY -> deepValley;
                });
    }

    /** All prices that there are. */
    public Map<Rate, Price> named() {
        Map<Rate, Price> named = new EnumMap<>(Rate.class);
        for (Rate rate : Rate.values()) {
            of(rate).ifPresent(price -> named.put(rate, price));
        }
        return named;
    }
}
