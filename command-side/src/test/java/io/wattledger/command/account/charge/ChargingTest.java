package io.wattledger.command.account.charge;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.TARIFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.StandingClock;
import io.wattledger.command.account.HeldInMemory;
import io.wattledger.command.account.Story;
import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.RecordReading;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.event.ConsumptionCharged;
import io.wattledger.kernel.event.CreditLevelChanged;
import io.wattledger.kernel.event.MeteringBegun;
import io.wattledger.kernel.event.ReadingContradicted;
import io.wattledger.kernel.event.TariffRevised;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.tariff.DaySegment;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.RatePrices;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.kernel.tariff.Tier;
import io.wattledger.kernel.tariff.TierPeriod;
import io.wattledger.kernel.tariff.Tiers;
import io.wattledger.kernel.tariff.Timetable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Consumption charged from readings, where we hold the balance. */
class ChargingTest {

    private static final RatePrices DAY_AND_NIGHT =
            new RatePrices(null, Price.parse("0.9000"), null, Price.parse("0.3000"), null);
    private static final Timetable HOURS =
            Timetable.everyDay(List.of(new DaySegment(0, Rate.VALLEY), new DaySegment(480, Rate.PEAK)));

    private final StandingClock clock = new StandingClock(NOON);
    private HeldInMemory account = new HeldInMemory(clock, new TariffPlan.Flat(Price.parse("0.6511")), 1, 1);

    @AfterEach
    void end() {
        account.close();
    }

    private void under(TariffPlan plan, int ptRatio, int ctRatio) {
        account.close();
        account = new HeldInMemory(clock, plan, ptRatio, ctRatio);
    }

    /** Registers that show this much peak and valley energy, in 0.01 kWh. */
    private static EnergyRegisters registers(long peak, long valley) {
        return registers(peak + valley, peak, valley);
    }

    private static EnergyRegisters registers(long total, long peak, long valley) {
        Energy nothing = Energy.ofCentiKwh(0);
        return new EnergyRegisters(
                Energy.ofCentiKwh(total), nothing, Energy.ofCentiKwh(peak), nothing, Energy.ofCentiKwh(valley));
    }

    private void read(EnergyRegisters energy) {
        account.send(new RecordReading(ACCOUNT, METER, energy, clock.instant()));
    }

    private void readAfter(Duration pause, EnergyRegisters energy) {
        clock.advance(pause);
        read(energy);
    }

    private ConsumptionCharged charge() {
        List<ConsumptionCharged> charges = account.facts(ConsumptionCharged.class);
        assertThat(charges).isNotEmpty();
        return charges.get(charges.size() - 1);
    }

    @Test
    void theFirstReadingBeginsTheMeteringAndChargesNothing() {
        read(registers(1_000, 500));
        readAfter(Duration.ofHours(1), registers(1_100, 500));

        assertThat(account.facts())
                .containsExactly(new MeteringBegun(ACCOUNT, SITE, METER, registers(1_000, 500), NOON));
    }

    @Test
    void theFirstReadingOfADayChargesTheDayBeforeExactlyAndOnlyOnce() {
        read(registers(1_000, 500));
        readAfter(Duration.ofHours(13), registers(1_101, 500));
        readAfter(Duration.ofHours(1), registers(1_200, 500));
        read(registers(1_200, 500));

        assertThat(account.facts(ConsumptionCharged.class)).hasSize(1);
        assertThat(charge().businessDay()).isEqualTo(LocalDate.of(2026, 5, 3));
        assertThat(charge().days()).isEqualTo(1);
        assertThat(charge().cost().total()).isEqualTo(MicroYuan.ofMicros(101 * 6_511));
        assertThat(account.balance()).isEqualTo(MicroYuan.ofMicros(-101 * 6_511));
        assertThat(charge().charged()).as("0.657611, shown as 0.66").isEqualTo(Money.ofFen(66));
    }

    @Test
    void whatMakesNoWholeFenIsCarried() {
        read(registers(0, 0));
        readAfter(Duration.ofDays(1), registers(1, 0));
        assertThat(charge().charged()).isEqualTo(Money.ofFen(1));
        readAfter(Duration.ofDays(1), registers(2, 0));
        assertThat(charge().charged()).as("1.3022 fen so far").isEqualTo(Money.ofFen(1));
        readAfter(Duration.ofDays(1), registers(3, 0));
        assertThat(charge().charged()).as("1.9533 fen so far").isEqualTo(Money.ZERO);
        assertThat(account.balance()).isEqualTo(MicroYuan.ofMicros(-3 * 6_511));
    }

    @Test
    void missedDaysAreChargedByTheNextReadingAndCounted() {
        read(registers(0, 0));
        readAfter(Duration.ofDays(4), registers(400, 0));

        assertThat(charge().days()).isEqualTo(4);
        assertThat(charge().businessDay()).isEqualTo(LocalDate.of(2026, 5, 6));
    }

    @Test
    void aDayWithoutConsumptionIsNoFact() {
        read(registers(7, 0));
        readAfter(Duration.ofDays(1), registers(7, 0));

        assertThat(account.facts(ConsumptionCharged.class)).isEmpty();
    }

    @Test
    void aReadingOfThePastChangesNothing() {
        read(registers(0, 0));
        readAfter(Duration.ofDays(1), registers(10, 0));
        account.send(new RecordReading(ACCOUNT, METER, registers(5, 0), NOON));

        assertThat(account.facts(ConsumptionCharged.class)).hasSize(1);
        assertThat(account.facts(ReadingContradicted.class)).isEmpty();
    }

    @Test
    void energyThatWentBackIsNotChargedUntilPeopleDecideAndThenMeteringBeginsAgain() {
        account.send(new SellCredit(ACCOUNT, METER, Story.SALE, Story.HUNDRED, PaymentMethod.CASH, false));
        read(registers(1_000, 0));
        readAfter(Duration.ofDays(1), registers(10, 0));
        readAfter(Duration.ofDays(1), registers(20, 0));

        assertThat(account.facts(ReadingContradicted.class))
                .singleElement()
                .satisfies(told -> assertThat(told.cause()).isEqualTo("energy-went-back"));
        assertThat(account.facts(ConsumptionCharged.class)).isEmpty();
        account.send(new SellCredit(ACCOUNT, METER, Story.NEXT_SALE, Money.ofFen(500), PaymentMethod.CASH, false));

        account.release(Money.ofFen(-250));
        read(registers(20, 0));
        readAfter(Duration.ofDays(1), registers(120, 0));

        assertThat(charge().from()).isEqualTo(registers(20, 0));
        assertThat(account.balance())
                .isEqualTo(MicroYuan.of(Money.ofFen(10_250)).minus(MicroYuan.ofMicros(100 * 6_511)));
    }

    @Test
    void ratesThatDoNotAddUpToTheTotalAreNotCharged() {
        under(new TariffPlan.TimeOfUse(DAY_AND_NIGHT, HOURS), 1, 1);
        read(registers(0, 0));
        readAfter(Duration.ofDays(1), registers(150, 100, 42));
        assertThat(account.facts(ConsumptionCharged.class)).as("rounding").hasSize(1);
        readAfter(Duration.ofDays(1), registers(300, 200, 42));
        assertThat(account.facts(ReadingContradicted.class))
                .singleElement()
                .satisfies(told -> assertThat(told.cause()).isEqualTo("rates-differ-from-total"));
    }

    @Test
    void energyBehindTransformersIsMultipliedAndPricedByRate() {
        under(new TariffPlan.TimeOfUse(DAY_AND_NIGHT, HOURS), 10, 30);
        read(registers(0, 0));
        readAfter(Duration.ofDays(1), registers(2, 3));

        assertThat(charge().cost().energy()).isEqualTo(Energy.ofCentiKwh(5 * 300));
        assertThat(charge().cost().total()).isEqualTo(MicroYuan.ofMicros(300 * (2 * 9_000 + 3 * 3_000)));
    }

    @Test
    void theTierPositionGoesOnThroughTheMonthAndBeginsAgainWithTheNext() {
        Tiers tiers = new Tiers(TierPeriod.MONTH, List.of(new Tier(Energy.parse("100.00"), Price.parse("0.1000"))));
        under(new TariffPlan.Tiered(Price.parse("0.5000"), tiers), 1, 1);
        read(registers(0, 0));
        readAfter(Duration.ofDays(1), registers(9_000, 0));
        readAfter(Duration.ofDays(1), registers(11_000, 0));

        assertThat(charge().usedBefore()).isEqualTo(Energy.parse("90.00"));
        assertThat(charge().cost().total()).isEqualTo(MicroYuan.ofMicros(2_000 * 5_000 + 1_000 * 1_000));

        readAfter(Duration.ofDays(30), registers(12_000, 0));
        assertThat(charge().businessDay()).isEqualTo(LocalDate.of(2026, 6, 3));
        assertThat(charge().usedBefore()).isEqualTo(Energy.ofCentiKwh(0));
    }

    @Test
    void energyIsPricedByTheVersionThatCountedWhenItBeganToFlow() {
        read(registers(0, 0));
        account.revise(new TariffRevised(
                TARIFF, SITE, 2, new TariffPlan.Flat(Price.parse("1.0000")), NOON.plus(Duration.ofHours(20))));
        readAfter(Duration.ofDays(1), registers(100, 0));
        assertThat(charge().tariffVersion()).isEqualTo(1);
        readAfter(Duration.ofDays(1), registers(200, 0));
        assertThat(charge().tariffVersion()).isEqualTo(2);
        assertThat(charge().cost().total()).isEqualTo(MicroYuan.ofMicros(100 * 10_000));
    }

    @Test
    void aChargeThatUsesTheBalanceUpTellsSo() {
        account.send(new SellCredit(ACCOUNT, METER, Story.SALE, Story.HUNDRED, PaymentMethod.CASH, false));
        read(registers(0, 0));
        readAfter(Duration.ofDays(1), registers(20_000, 0));

        assertThat(account.level()).isEqualTo(CreditLevel.ARREARS);
        assertThat(account.facts().get(account.facts().size() - 1)).isInstanceOf(CreditLevelChanged.class);
    }
}
