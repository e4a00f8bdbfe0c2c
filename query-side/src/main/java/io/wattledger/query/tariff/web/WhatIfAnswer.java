package io.wattledger.query.tariff.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.tariff.PlanCost;
import io.wattledger.kernel.tariff.Rate;
import java.math.BigDecimal;
import java.util.List;

/**
 * What energy costs, exactly: six places, nothing is rounded.
 *
 * @param version of the plan
 * @param byRate at the rates' prices
 * @param byTier the same energy at the tiers' surcharges
 * @param total the sum of both
 */
record WhatIfAnswer(
        int version,
        List<RateCost> byRate,
        List<TierCost> byTier,
        @Schema(example = "86.450000") String total) {

    private static final int PLACES = 6;

    static WhatIfAnswer of(int version, PlanCost cost) {
        return new WhatIfAnswer(
                version,
                cost.byRate().stream()
                        .map(it -> new RateCost(it.rate(), it.energy(), it.price(), text(it.cost())))
                        .toList(),
                cost.byTier().stream()
                        .map(it -> new TierCost(it.above(), it.energy(), it.surcharge(), text(it.cost())))
                        .toList(),
                text(cost.total()));
    }

    private static String text(MicroYuan amount) {
        return BigDecimal.valueOf(amount.micros(), PLACES).toPlainString();
    }

    /** Energy at a rate. */
    record RateCost(Rate rate, Energy energy, Price price, String cost) {}

    /**
     * Energy in a tier.
     *
     * @param aboveKwh energy of the period above which the tier counts
     * @param price its surcharge
     */
    record TierCost(Energy aboveKwh, Energy energy, Price price, String cost) {}
}
