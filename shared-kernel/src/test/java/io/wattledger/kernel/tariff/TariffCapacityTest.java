package io.wattledger.kernel.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Price;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TariffCapacityTest {

    private static final Price HALF = Price.parse("0.5000");
    private static final TariffCapacity METER =
            TariffCapacity.of("ref-prepaid-v1").orElseThrow();

    private static List<DaySegment> segments(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new DaySegment(30 * i, Rate.FLAT))
                .toList();
    }

    private static TariffPlan timeOfUse(Timetable timetable) {
        return new TariffPlan.TimeOfUse(RatePrices.onlyFlat(HALF), timetable);
    }

    private static TariffPlan tiered(TierPeriod period, String... limits) {
        return new TariffPlan.Tiered(
                HALF,
                new Tiers(
                        period,
                        Stream.of(limits)
                                .map(it -> new Tier(Energy.parse(it), HALF))
                                .toList()));
    }

    @Test
    void fourteenSegmentsFitAndFifteenDoNot() {
        assertThat(METER.shortcomings(timeOfUse(Timetable.everyDay(segments(14)))))
                .isEmpty();
        assertThat(METER.shortcomings(timeOfUse(Timetable.everyDay(segments(15)))))
                .containsExactly("15 segments where 14 fit");
    }

    @Test
    void twoDayTypesAndFourZonesFitAndNoMore() {
        List<DayType> three = Stream.of("a", "b", "c")
                .map(name -> new DayType(name, segments(1)))
                .toList();
        List<DateZone> five = IntStream.rangeClosed(1, 5)
                .mapToObj(month -> new DateZone(month, 1, "a"))
                .toList();

        assertThat(METER.shortcomings(timeOfUse(new Timetable(three, five))))
                .containsExactly("3 day types where 2 fit", "5 date zones where 4 fit");
        assertThat(METER.shortcomings(timeOfUse(new Timetable(three.subList(0, 2), five.subList(0, 4)))))
                .isEmpty();
    }

    @Test
    void threeLimitsFitBesideOneAtZero() {
        assertThat(METER.shortcomings(tiered(TierPeriod.MONTH, "0.00", "10.00", "20.00", "30.00")))
                .isEmpty();
        assertThat(METER.shortcomings(tiered(TierPeriod.MONTH, "5.00", "10.00", "20.00", "30.00")))
                .containsExactly("4 tier limits where 3 fit");
    }

    @Test
    void tiersCountByTheMonthAndInWholeKwh() {
        assertThat(METER.shortcomings(tiered(TierPeriod.YEAR, "100.00"))).containsExactly("tiers by the YEAR");
        assertThat(METER.shortcomings(tiered(TierPeriod.MONTH, "100.50")))
                .containsExactly("tier limits that are not whole kWh");
    }

    @Test
    void aMeterWithoutARateCannotHoldAPlanThatUsesIt() {
        TariffCapacity plain =
                new TariffCapacity(1, 14, 0, Set.of(Rate.PEAK, Rate.VALLEY), 0, Set.of(TierPeriod.MONTH));

        assertThat(plain.shortcomings(timeOfUse(Timetable.everyDay(segments(1)))))
                .containsExactly("rate FLAT");
    }

    @Test
    void anUnknownProfileHasNoCapacity() {
        assertThat(TariffCapacity.of("acrel-1352")).isEmpty();
    }
}
