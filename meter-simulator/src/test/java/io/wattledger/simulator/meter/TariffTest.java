package io.wattledger.simulator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.simulator.ManualClock;
import io.wattledger.simulator.meter.TimeOfUse.Segment;
import io.wattledger.simulator.meter.TimeOfUse.Zone;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTest {
    private static final Tariff TIERED = new Tariff(
            1,
            List.of(9_000L, 7_000L, 5_000L, 3_000L, 1_000L),
            3,
            List.of(100L, 200L, 0L),
            List.of(0L, 500L, 3_000L, 0L),
            MeterTime.UNSET);

    @ParameterizedTest(name = "after {0} x 0.01 kWh the flat rate costs {1} x 0.0001 CNY")
    @CsvSource({"0, 5000", "9999, 5000", "10000, 5500", "19999, 5500", "20000, 8000", "9999999, 8000"})
    void tiers(long periodCentiKwh, long price) {
        assertThat(TIERED.microYuanPerCentiKwh(Rate.FLAT, periodCentiKwh)).isEqualTo(price);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2026-03-01T07:59, VALLEY", "2026-03-01T08:00, PEAK", "2026-03-01T11:29, PEAK", "2026-03-01T11:30, FLAT",
        "2026-03-01T23:59, VALLEY", "2026-03-02T00:00, VALLEY", "2026-07-01T12:00, SHARP", "2026-10-01T12:00, FLAT"
    })
    void ratesByTimeAndDate(LocalDateTime time, Rate rate) {
        assertThat(timeOfUse().rateAt(time)).isEqualTo(rate);
    }

    @Test
    @DisplayName("energy and cost are split by rate to the pulse, and the rates add up to the total")
    void chargedByRate() {
        ManualClock clock = new ManualClock("2026-03-01T00:00:00Z");
        ReferenceMeter meter = new ReferenceMeter(
                Meters.imageWithCount(0), true, new LoadProfile.Constant(1_000), clock, Meters.ZONE, MeterMemory.NONE);
        meter.answer(Meters.write(0x2000, timeOfUse().encodeZones()));
        meter.answer(Meters.write(0x2006, timeOfUse().encodeTable(0)));
        meter.answer(Meters.write(0x3080, withoutTiers().encode()));
        meter.operateOnSite(MoneyOpType.OPEN, 100_000, 1);
        Energy before = meter.image().energy();

        clock.advanceMinutes(4 * 60);

        Energy after = meter.image().energy();
        assertThat(after.ofRate(Rate.PEAK) - before.ofRate(Rate.PEAK)).isEqualTo(349);
        assertThat(after.ofRate(Rate.FLAT) - before.ofRate(Rate.FLAT)).isEqualTo(51);
        assertThat(after.totalCentiKwh() - before.totalCentiKwh()).isEqualTo(400);
        assertThat(meter.image().purse().costMicroYuan()).isEqualTo(349 * 7_000 + 51 * 5_000);
    }

    @Test
    @DisplayName("the tier position begins again at midnight of the first")
    void monthlyReset() {
        ManualClock clock = new ManualClock("2026-03-31T15:00:00Z");
        ReferenceMeter meter = new ReferenceMeter(
                Meters.imageWithCount(0), true, new LoadProfile.Constant(1_000), clock, Meters.ZONE, MeterMemory.NONE);
        meter.operateOnSite(MoneyOpType.OPEN, 100_000, 1);
        clock.advanceMinutes(59);
        assertThat(meter.image().energy().periodCentiKwh()).isEqualTo(98);

        clock.advanceMinutes(1);

        Energy energy = meter.image().energy();
        assertThat(energy.periodStart()).isEqualTo(LocalDateTime.of(2026, 4, 1, 0, 0));
        assertThat(energy.periodCentiKwh()).isLessThanOrEqualTo(1);
    }

    @Test
    @DisplayName("cost is on the primary side: energy x PT x CT x price")
    void ratios() {
        ManualClock clock = new ManualClock("2026-03-01T00:00:00Z");
        ReferenceMeter meter = new ReferenceMeter(
                Meters.imageWithCount(0), true, new LoadProfile.Constant(3_600), clock, Meters.ZONE, MeterMemory.NONE);
        meter.answer(Meters.write(0x0037, new byte[] {0, 2, 0, 30}));
        meter.operateOnSite(MoneyOpType.OPEN, 100_000, 1);

        clock.advanceMillis(10_000);

        assertThat(meter.image().purse().costMicroYuan()).isEqualTo(5_500 * 60);
    }

    private static Tariff withoutTiers() {
        return new Tariff(2, TIERED.prices(), 0, TIERED.tierLimitsKwh(), TIERED.tierPrices(), MeterTime.UNSET);
    }

    private static TimeOfUse timeOfUse() {
        List<Segment> winter =
                new ArrayList<>(List.of(new Segment(2, 0, 8), new Segment(3, 30, 11), new Segment(4, 0, 22)));
        while (winter.size() < 14) {
            winter.add(new Segment(4, 0, 22));
        }
        List<Segment> summer = Collections.nCopies(14, new Segment(1, 0, 0));
        List<Zone> zones = List.of(new Zone(1, 1, 1), new Zone(2, 1, 6), new Zone(1, 1, 9), new Zone(1, 1, 9));
        return new TimeOfUse(zones, List.of(winter, summer));
    }
}
