package io.wattledger.query.tariff.web;

import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.query.tariff.TariffView;
import io.wattledger.query.tariff.TariffView.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would this energy cost? Either {@code energy} or {@code profile} is given.
 *
 * @param version of the plan; if absent, the one that counts now, or the first to come
 * @param usedBefore energy used in the tier period before this; nothing if absent
 * @param energy by rate, as a month of readings shows it
 * @param profile energy by the time at which it was used, all within one tier period
 */
record WhatIf(
        @Nullable Integer version,
        @Nullable Energy usedBefore,
        @Nullable Map<Rate, @NotNull Energy> energy,
        @Nullable @Valid @Size(max = LONGEST_PROFILE) List<@NotNull Interval> profile) {

    /** A month of quarter hours, and the hour that is lived twice in autumn. */
    static final int LONGEST_PROFILE = 31 * 96 + 4;

    private static final Energy NOTHING = Energy.ofCentiKwh(0);
    /** Far more than any meter counts, and far from where sums overflow. */
    private static final Energy MOST = Energy.ofCentiKwh(1_000_000_000_00L);

    /**
     * Energy used from a time on.
     *
     * @param from when the interval begins, in the site's local time; its energy is charged at the rate in force then
     * @param energy used in the interval
     */
    record Interval(@NotNull LocalDateTime from, @NotNull Energy energy) {}

    WhatIfAnswer answer(TariffView tariff, Instant now) {
        Version asked = versionOf(tariff, now);
        Map<Rate, Energy> byRate = energyByRate(asked.plan());
        Energy before = usedBefore == null ? NOTHING : usedBefore;
        check(before, "usedBefore");
        return WhatIfAnswer.of(asked.version(), asked.plan().costOf(byRate, before));
    }

    private Version versionOf(TariffView tariff, Instant now) {
        if (version == null) {
            return tariff.countingAt(now);
        }
        return tariff.versions().stream()
                .filter(known -> known.version() == version)
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        Refusal.of(ProblemType.TARIFF_VERSION_NOT_AVAILABLE, Map.of("version", version.toString()))));
    }

    private Map<Rate, Energy> energyByRate(TariffPlan plan) {
        if (energy != null && profile == null) {
            energy.forEach((rate, used) -> check(used, "energy." + rate));
            return energy;
        }
        if (profile != null && energy == null) {
            return energyOf(profile, plan);
        }
        throw new RefusedException(Refusal.ofField("energy", "give either energy by rate or a profile"));
    }

    private static Map<Rate, Energy> energyOf(List<Interval> profile, TariffPlan plan) {
        Map<Rate, Energy> byRate = new EnumMap<>(Rate.class);
        for (int i = 0; i < profile.size(); i++) {
            Interval interval = profile.get(i);
            check(interval.energy(), "profile[" + i + "].energy");
            byRate.merge(plan.timetable().rateAt(interval.from()), interval.energy(), Energy::plus);
        }
        return byRate;
    }

    private static void check(Energy energy, String field) {
        if (energy.compareTo(MOST) > 0) {
            throw new RefusedException(Refusal.ofField(field, "must not exceed " + MOST));
        }
    }
}
