package io.wattledger.kernel.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PlanCostTest {

    private static final BigDecimal CENTI = BigDecimal.valueOf(1, 2);

    private static Energy kwh(String text) {
        return Energy.parse(text);
    }

    private static RatePrices prices(List<Integer> tenThousandths) {
        List<Price> prices =
                tenThousandths.stream().map(Price::ofTenThousandths).toList();
        return new RatePrices(prices.get(0), prices.get(1), prices.get(2), prices.get(3), prices.get(4));
    }

    private static Tiers tiers(List<Integer> limits, List<Integer> surcharges) {
        List<Tier> steps = new ArrayList<>();
        int next = 0;
        for (int limit : new TreeSet<>(limits)) {
            steps.add(new Tier(Energy.ofCentiKwh(limit), Price.ofTenThousandths(surcharges.get(next++))));
        }
        return new Tiers(TierPeriod.MONTH, steps);
    }

    /** Charges 0.01 kWh after 0.01 kWh, as nobody would: the price in force at each, with decimals. */
    private static BigDecimal naiveCost(TariffPlan plan, Map<Rate, Energy> energy, long before) {
        BigDecimal cost = BigDecimal.ZERO;
        long used = before;
        for (Map.Entry<Rate, Energy> entry : energy.entrySet()) {
            for (long centi = 0; centi < entry.getValue().centiKwh(); centi++) {
                BigDecimal price = new BigDecimal(plan.priceAt(entry.getKey()).toString());
                cost = cost.add(price.add(surchargeAt(plan, used)).multiply(CENTI));
                used++;
            }
        }
        return cost;
    }

    private static BigDecimal surchargeAt(TariffPlan plan, long used) {
        BigDecimal surcharge = BigDecimal.ZERO;
        for (Tier tier : plan.tiers().steps()) {
            if (used >= tier.above().centiKwh()) {
                surcharge = new BigDecimal(tier.surcharge().toString());
            }
        }
        return surcharge;
    }

    @Property(tries = 300)
    void costIsThatOfTheNaiveReferenceToTheMicroYuan(
            @ForAll @Size(5) List<@IntRange(min = 100, max = 25_000) Integer> prices,
            @ForAll @Size(max = 4) List<@IntRange(max = 900) Integer> limits,
            @ForAll @Size(4) List<@IntRange(max = 25_000) Integer> surcharges,
            @ForAll @Size(5) List<@IntRange(max = 300) Integer> used,
            @ForAll @IntRange(max = 1_000) int before) {
        TariffPlan plan =
                new TariffPlan.TimeOfUseTiered(prices(prices), Timetable.ALWAYS_FLAT, tiers(limits, surcharges));
        Map<Rate, Energy> energy = new EnumMap<>(Rate.class);
        List<Rate> rates = List.of(Rate.values());
        for (int i = 0; i < rates.size(); i++) {
            energy.put(rates.get(i), Energy.ofCentiKwh(used.get(i)));
        }

        MicroYuan total = plan.costOf(energy, Energy.ofCentiKwh(before)).total();

        assertThat(BigDecimal.valueOf(total.micros(), 6)).isEqualByComparingTo(naiveCost(plan, energy, before));
    }

    @Property
    void tierEnergiesAddUpToTheTotalAndCostsToTheSum(
            @ForAll @Size(max = 4) List<@IntRange(max = 90_000) Integer> limits,
            @ForAll @Size(4) List<@IntRange(max = 25_000) Integer> surcharges,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_00L) long used,
            @ForAll @LongRange(min = 0, max = 1_000_000_00L) long before) {
        TariffPlan plan = new TariffPlan.Tiered(Price.parse("0.5000"), tiers(limits, surcharges));

        PlanCost cost = plan.costOf(Map.of(Rate.FLAT, Energy.ofCentiKwh(used)), Energy.ofCentiKwh(before));

        assertThat(cost.byTier().stream()
                        .mapToLong(it -> it.energy().centiKwh())
                        .sum())
                .isEqualTo(used);
        assertThat(cost.byRate().get(0).cost().micros()
                        + cost.byTier().stream()
                                .mapToLong(it -> it.cost().micros())
                                .sum())
                .isEqualTo(cost.total().micros());
    }

    @Property
    void chargingInTwoPartsCostsTheSameAsAtOnce(
            @ForAll @Size(max = 4) List<@IntRange(max = 900) Integer> limits,
            @ForAll @Size(4) List<@IntRange(max = 25_000) Integer> surcharges,
            @ForAll @IntRange(max = 1_000) int first,
            @ForAll @IntRange(max = 1_000) int second) {
        TariffPlan plan = new TariffPlan.Tiered(Price.parse("0.5000"), tiers(limits, surcharges));
        Energy nothing = Energy.ofCentiKwh(0);
        Energy one = Energy.ofCentiKwh(first);
        Energy other = Energy.ofCentiKwh(second);

        MicroYuan parts = plan.costOf(Map.of(Rate.FLAT, one), nothing)
                .total()
                .plus(plan.costOf(Map.of(Rate.FLAT, other), one).total());

        assertThat(parts)
                .isEqualTo(
                        plan.costOf(Map.of(Rate.FLAT, one.plus(other)), nothing).total());
    }

    @Test
    void givenEnergyAcrossALimit_thenOnlyWhatIsAboveItBearsTheSurcharge() {
        Tiers tiers = new Tiers(TierPeriod.MONTH, List.of(new Tier(kwh("200.00"), Price.parse("0.0500"))));
        TariffPlan plan = new TariffPlan.Tiered(Price.parse("0.5000"), tiers);

        PlanCost cost = plan.costOf(Map.of(Rate.FLAT, kwh("150.00")), kwh("100.00"));

        assertThat(cost.byTier()).extracting(PlanCost.TierCost::energy).containsExactly(kwh("100.00"), kwh("50.00"));
        // 150 kWh x 0.5000 + 50 kWh x 0.0500 = 77.50 CNY
        assertThat(cost.total()).isEqualTo(MicroYuan.ofMicros(77_500_000));
    }

    @Test
    void givenARateWithoutAPrice_whenEnergyLandsThere_thenItCostsAsMuchAsTheDearest() {
        RatePrices prices = new RatePrices(null, Price.parse("0.9000"), Price.parse("0.5000"), null, null);
        TariffPlan plan = new TariffPlan.TimeOfUse(prices, Timetable.ALWAYS_FLAT);

        assertThat(plan.priceAt(Rate.VALLEY)).isEqualTo(Price.parse("0.9000"));
        assertThat(plan.priceAt(Rate.FLAT)).isEqualTo(Price.parse("0.5000"));
    }
}
