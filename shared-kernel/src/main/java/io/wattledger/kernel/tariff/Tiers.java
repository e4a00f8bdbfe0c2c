package io.wattledger.kernel.tariff;

import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Price;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a tiered tariff.
 *
 * @param period when the energy that decides counts from nothing again
 * @param steps by rising limits
 */
public record Tiers(TierPeriod period, List<Tier> steps) {

    /** No steps: nothing is ever added. */
    public static final Tiers NONE = new Tiers(TierPeriod.MONTH, List.of());

    private static final Energy NOTHING = Energy.ofCentiKwh(0);

    /** Keeps the steps as they are now. */
    public Tiers {
        steps = List.copyOf(steps);
    }

    /** The steps without a hole at the bottom: energy below the first limit has no surcharge. */
    public List<Tier> fromZero() {
        List<Tier> all = new ArrayList<>();
        if (steps.isEmpty() || steps.get(0).above().compareTo(NOTHING) > 0) {
            all.add(new Tier(NOTHING, Price.ofTenThousandths(0)));
        }
        all.addAll(steps);
        return List.copyOf(all);
    }
}
