package io.wattledger.kernel.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.problem.Refusal.FieldFault;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFaultsTest {

    private static final Price HALF = Price.parse("0.5000");
    private static final RatePrices ALL = new RatePrices(HALF, HALF, HALF, HALF, HALF);
    private static final List<DaySegment> DAY = List.of(new DaySegment(0, Rate.VALLEY), new DaySegment(480, Rate.PEAK));

    private static TariffPlan timeOfUse(RatePrices prices, DaySegment... segments) {
        return new TariffPlan.TimeOfUse(prices, Timetable.everyDay(List.of(segments)));
    }

    private static TariffPlan seasons(List<DateZone> zones) {
        return new TariffPlan.TimeOfUse(
                ALL, new Timetable(List.of(new DayType("summer", DAY), new DayType("winter", DAY)), zones));
    }

    private static TariffPlan tiered(Tier... tiers) {
        return new TariffPlan.Tiered(HALF, new Tiers(TierPeriod.MONTH, List.of(tiers)));
    }

    private static Tier tier(String above, String surcharge) {
        return new Tier(Energy.parse(above), Price.parse(surcharge));
    }

    private static void faulty(TariffPlan plan, String... fields) {
        assertThat(plan.faults()).extracting(FieldFault::field).containsExactly(fields);
    }

    @ParameterizedTest
    @CsvSource({"0.0099", "5.0001", "0.0000"})
    void aPriceOutOfBoundsIsAFault(String price) {
        faulty(new TariffPlan.Flat(Price.parse(price)), "prices.flat");
    }

    @ParameterizedTest
    @CsvSource({"0.0100", "5.0000"})
    void pricesAtTheBoundsAreSound(String price) {
        faulty(new TariffPlan.Flat(Price.parse(price)));
    }

    @Test
    void theFirstSegmentBeginsAtMidnight() {
        faulty(timeOfUse(ALL, new DaySegment(30, Rate.FLAT)), "segments[0].from");
    }

    @Test
    void segmentsMustNotOverlap() {
        faulty(
                timeOfUse(
                        ALL,
                        new DaySegment(0, Rate.FLAT),
                        new DaySegment(600, Rate.PEAK),
                        new DaySegment(600, Rate.FLAT),
                        new DaySegment(500, Rate.FLAT)),
                "segments[2].from",
                "segments[3].from");
    }

    @Test
    void aSegmentBeginsWithinTheDay() {
        faulty(timeOfUse(ALL, new DaySegment(0, Rate.FLAT), new DaySegment(1_440, Rate.PEAK)), "segments[1].from");
    }

    @Test
    void aDayWithoutSegmentsIsAFault() {
        faulty(timeOfUse(ALL), "segments");
    }

    @Test
    void aRateInForceNeedsAPrice() {
        faulty(
                timeOfUse(
                        RatePrices.onlyFlat(HALF), new DaySegment(0, Rate.FLAT), new DaySegment(60, Rate.DEEP_VALLEY)),
                "prices.deepValley");
    }

    @Test
    void dayTypesHaveNamesOfTheirOwnAndEachIsInForceSometime() {
        TariffPlan twins = new TariffPlan.TimeOfUse(
                ALL, new Timetable(List.of(new DayType("summer", DAY), new DayType("summer", DAY)), List.of()));

        faulty(twins, "dayTypes[1].name");
        faulty(seasons(List.of()), "zones");
        faulty(seasons(List.of(new DateZone(1, 1, "winter"), new DateZone(5, 1, "summer"))));
    }

    @Test
    void zonesAreDatesInTheOrderOfTheYearAndNameADayType() {
        faulty(
                seasons(List.of(
                        new DateZone(5, 1, "winter"), new DateZone(5, 1, "summer"), new DateZone(13, 1, "spring"))),
                "zones[1].from",
                "zones[2].from",
                "zones[2].dayType");
    }

    @Test
    void aTieredPlanNeedsTiersThatAscend() {
        faulty(tiered(), "tiers");
        faulty(tiered(tier("200.00", "0.0500"), tier("200.00", "0.1000")), "tiers[1].aboveKwh");
    }

    @Test
    void aPriceWithItsSurchargeStaysWithinTheBounds() {
        faulty(tiered(tier("200.00", "4.5000")));
        faulty(tiered(tier("200.00", "4.5001")), "tiers[0].price");
    }

    @Test
    void whatIsTooMuchForAnyMeterIsRefusedHereAlready() {
        DaySegment[] segments = IntStream.range(0, 49)
                .mapToObj(i -> new DaySegment(i, Rate.FLAT))
                .toArray(DaySegment[]::new);

        faulty(timeOfUse(ALL, segments), "segments");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00, VALLEY",
        "2026-05-01T07:59, VALLEY",
        "2026-05-01T08:00, PEAK",
        "2026-04-30T08:00, SHARP",
        "2026-12-31T23:59, SHARP"
    })
    void theRateInForceGoesByDateAndTime(LocalDateTime time, Rate rate) {
        Timetable timetable = new Timetable(
                List.of(
                        new DayType("summer", DAY),
                        new DayType(
                                "winter", List.of(new DaySegment(0, Rate.VALLEY), new DaySegment(420, Rate.SHARP)))),
                List.of(new DateZone(5, 1, "summer"), new DateZone(10, 1, "winter")));

        assertThat(timetable.rateAt(time)).isEqualTo(rate);
    }
}
