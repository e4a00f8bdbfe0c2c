package io.wattledger.adapter.profile;

import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.tariff.DateZone;
import io.wattledger.kernel.tariff.DaySegment;
import io.wattledger.kernel.tariff.DayType;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.RatePrices;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.kernel.tariff.Tier;
import io.wattledger.kernel.tariff.TierPeriod;
import io.wattledger.kernel.tariff.Tiers;
import io.wattledger.kernel.tariff.Timetable;
import java.util.List;

/** Plans of the tests. */
public final class Plans {

    /** Sharp, peak, flat, valley and deep valley: 1.1000, 0.9000, 0.6500, 0.4000, 0.1500. */
    public static final RatePrices PRICES = new RatePrices(
            Price.parse("1.1000"),
            Price.parse("0.9000"),
            Price.parse("0.6500"),
            Price.parse("0.4000"),
            Price.parse("0.1500"));

    /** Valley until 08:00, then peak. */
    public static final Timetable NIGHT_AND_DAY =
            Timetable.everyDay(List.of(new DaySegment(0, Rate.VALLEY), new DaySegment(8 * 60, Rate.PEAK)));

    /** Summer from 11 May to 20 May, winter else: both halves of the month of May differ. */
    public static final Timetable SEASONS = new Timetable(
            List.of(
                    new DayType(
                            "summer",
                            List.of(
                                    new DaySegment(0, Rate.DEEP_VALLEY),
                                    new DaySegment(6 * 60 + 30, Rate.FLAT),
                                    new DaySegment(11 * 60, Rate.SHARP),
                                    new DaySegment(22 * 60, Rate.VALLEY))),
                    new DayType("winter", NIGHT_AND_DAY.dayTypes().get(0).segments())),
            List.of(new DateZone(5, 11, "summer"), new DateZone(5, 21, "winter")));

    /** 0.0500 above 100 kWh, 0.3000 above 200 kWh. */
    public static final Tiers TIERS = new Tiers(
            TierPeriod.MONTH,
            List.of(
                    new Tier(Energy.parse("100.00"), Price.parse("0.0500")),
                    new Tier(Energy.parse("200.00"), Price.parse("0.3000"))));

    private Plans() {}

    /** By day and night. */
    public static TariffPlan timeOfUse() {
        return new TariffPlan.TimeOfUse(PRICES, NIGHT_AND_DAY);
    }

    /** By season, day and night, and amount. */
    public static TariffPlan everything() {
        return new TariffPlan.TimeOfUseTiered(PRICES, SEASONS, TIERS);
    }
}
