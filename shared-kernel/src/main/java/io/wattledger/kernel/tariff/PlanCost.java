package io.wattledger.kernel.tariff;

import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What energy costs under a plan, exactly. The price is the rate's price plus the tier's surcharge, so that both parts can be told
 * apart, and neither depends on the order in which the rates were used.
 *
 * @param byRate energy at the rates' prices, for each rate used
 * @param byTier the same energy at the tiers' surcharges, for each tier used
 * @param total the sum of both
 */
public record PlanCost(List<RateCost> byRate, List<TierCost> byTier, MicroYuan total) {

    private static final Energy NOTHING = Energy.ofCentiKwh(0);

    /** Keeps the lists as they are now. */
    public PlanCost {
        byRate = List.copyOf(byRate);
        byTier = List.copyOf(byTier);
    }

    /**
     * Energy at a rate.
     *
     * @param energy used at the rate
     * @param price of the rate, without surcharge
     * @param cost of this energy at this price
     */
    public record RateCost(Rate rate, Energy energy, Price price, MicroYuan cost) {}

    /**
     * Energy in a tier.
     *
     * @param above limit above which the tier counts
     * @param energy used in the tier
     * @param surcharge of the tier
     * @param cost of this energy at this surcharge
     */
    public record TierCost(Energy above, Energy energy, Price surcharge, MicroYuan cost) {}

    /** All the energy that it is the cost of. */
    public Energy energy() {
        return byRate.stream().map(RateCost::energy).reduce(NOTHING, Energy::plus);
    }

    static PlanCost of(TariffPlan plan, Map<Rate, Energy> energy, Energy before) {
        List<RateCost> byRate = new ArrayList<>();
        Energy used = NOTHING;
        for (Rate rate : Rate.values()) {
            Energy atRate = energy.getOrDefault(rate, NOTHING);
            if (atRate.compareTo(NOTHING) > 0) {
                Price price = plan.priceAt(rate);
                byRate.add(new RateCost(rate, atRate, price, atRate.at(price)));
                used = used.plus(atRate);
            }
        }
        List<TierCost> byTier = byTier(plan.tiers().fromZero(), before, before.plus(used));
        MicroYuan total = Stream.concat(
                        byRate.stream().map(RateCost::cost), byTier.stream().map(TierCost::cost))
                .reduce(MicroYuan.ofMicros(0), MicroYuan::plus);
        return new PlanCost(byRate, byTier, total);
    }

    private static List<TierCost> byTier(List<Tier> tiers, Energy from, Energy to) {
        List<TierCost> costs = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            Energy begin = larger(from, tier.above());
            Energy end = i + 1 < tiers.size() ? smaller(to, tiers.get(i + 1).above()) : to;
            if (end.compareTo(begin) > 0) {
                Energy within = end.minus(begin);
                costs.add(new TierCost(tier.above(), within, tier.surcharge(), within.at(tier.surcharge())));
            }
        }
        return costs;
    }

    private static Energy larger(Energy one, Energy other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Energy smaller(Energy one, Energy other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
