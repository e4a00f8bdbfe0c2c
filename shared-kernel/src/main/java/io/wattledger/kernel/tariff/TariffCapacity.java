package io.wattledger.kernel.tariff;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a meter of a profile can hold of a tariff plan.
 *
 * @param dayTypes how many day tables
 * @param segments how many segments in each
 * @param zones how many date zones
 * @param rates which rates it tells apart
 * @param tierLimits how many limits between tiers; a limit at zero needs none
 * @param tierPeriods which periods it counts tiers by
 */
public record TariffCapacity(
        int dayTypes, int segments, int zones, Set<Rate> rates, int tierLimits, Set<TierPeriod> tierPeriods) {

    /** {@code ref-prepaid-v1}: registers 2000 to 202F and the tariff slots at 3080 (meter profiles, sections 2 and 4). */
    private static final TariffCapacity REF_PREPAID_V1 =
            new TariffCapacity(2, 14, 4, EnumSet.allOf(Rate.class), 3, EnumSet.of(TierPeriod.MONTH));

    private static final Map<String, TariffCapacity> BY_PROFILE = Map.of("ref-prepaid-v1", REF_PREPAID_V1);
    private static final long CENTI_KWH_PER_KWH = 100;

    /** Keeps the sets as they are now. */
    public TariffCapacity {
        rates = Set.copyOf(rates);
        tierPeriods = Set.copyOf(tierPeriods);
    }

    /** The capacity of a profile; empty if the profile is not known. */
    public static Optional<TariffCapacity> of(String profile) {
        return Optional.ofNullable(BY_PROFILE.get(profile));
    }

    /** Everything of the plan that does not fit, in words; empty if the plan can be held. */
    public List<String> shortcomings(TariffPlan plan) {
        List<String> found = new ArrayList<>();
        Timetable times = plan.timetable();
        atMost(dayTypes, times.dayTypes().size(), "day types", found);
        times.dayTypes().forEach(type -> atMost(segments, type.segments().size(), "segments", found));
        atMost(zones, times.zones().size(), "date zones", found);
        Set<Rate> missing = EnumSet.noneOf(Rate.class);
        missing.addAll(times.rates());
        missing.removeAll(rates);
        missing.forEach(rate -> found.add("rate " + rate));
        addTiers(plan, found);
        return List.copyOf(found);
    }

    private void addTiers(TariffPlan plan, List<String> found) {
        Tiers tiers = plan.tiers();
        atMost(tierLimits, tiers.fromZero().size() - 1, "tier limits", found);
        if (!tiers.steps().isEmpty() && !tierPeriods.contains(tiers.period())) {
            found.add("tiers by the " + tiers.period());
        }
        if (tiers.steps().stream().anyMatch(tier -> tier.above().centiKwh() % CENTI_KWH_PER_KWH != 0)) {
            found.add("tier limits that are not whole kWh");
        }
    }

    private static void atMost(int most, int asked, String what, List<String> found) {
        if (asked > most) {
            found.add(asked + " " + what + " where " + most + " fit");
        }
    }
}
