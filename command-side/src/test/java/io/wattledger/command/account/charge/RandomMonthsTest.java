package io.wattledger.command.account.charge;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.APPROVAL;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.StandingClock;
import io.wattledger.command.account.HeldInMemory;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.AgreeMonthlyFee;
import io.wattledger.kernel.command.ChargeMonthlyFees;
import io.wattledger.kernel.command.RecordReading;
import io.wattledger.kernel.command.RequestCorrection;
import io.wattledger.kernel.command.RequestRefund;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.BalanceAdjusted;
import io.wattledger.kernel.event.ConsumptionCharged;
import io.wattledger.kernel.event.FeeCharged;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.kernel.tariff.DaySegment;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.kernel.tariff.RatePrices;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.kernel.tariff.Tier;
import io.wattledger.kernel.tariff.TierPeriod;
import io.wattledger.kernel.tariff.Tiers;
import io.wattledger.kernel.tariff.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conservation where we hold the balance: random months of sales, refunds, corrections, adjustments, fees and readings with gaps, held
 * after every step against a reference that counts every 0.01 kWh by itself, and against what the facts add up to.
 */
class RandomMonthsTest {

    private static final int STEPS = 600;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int RATIO = 2;
    private static final long[] PRICES = {9_000, 3_000};
    private static final long LIMIT = 30_000;
    private static final long SURCHARGE = 1_234;

    private final StandingClock clock = new StandingClock(NOON);
    private final HeldInMemory account = new HeldInMemory(clock, plan(), 1, RATIO);
    private final List<OperationId> operations = new ArrayList<>();
    private Random random = new Random(0);

    private long peak = 1_000;
    private long valley = 2_000;

    private long chargedPeak;
    private long chargedValley;
    private Instant chargedAt = NOON;
    private boolean metering;
    private long usedInMonth;
    private YearMonth month = YearMonth.of(2026, 5);
    private long expectedMicros;

    private static TariffPlan plan() {
        RatePrices prices =
                new RatePrices(null, Price.ofTenThousandths(PRICES[0]), null, Price.ofTenThousandths(PRICES[1]), null);
        Timetable hours = Timetable.everyDay(List.of(new DaySegment(0, Rate.VALLEY), new DaySegment(480, Rate.PEAK)));
        Tiers tiers = new Tiers(
                TierPeriod.MONTH, List.of(new Tier(Energy.ofCentiKwh(LIMIT), Price.ofTenThousandths(SURCHARGE))));
        return new TariffPlan.TimeOfUseTiered(prices, hours, tiers);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void theBalanceIsWhatCameInLessWhatWasUsedToTheMicroYuan(long seed) {
        random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            clock.advance(Duration.ofMinutes(random.nextInt(60 * 16)));
            step();
            assertThat(account.balance().micros())
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(expectedMicros);
            assertThat(sumOfFacts()).as("seed %d, step %d", seed, step).isEqualTo(expectedMicros);
        }
        assertThat(fenByFacts())
                .as("whole fen, the rest is carried")
                .isEqualTo(account.balance().floorToFen().fen());
        assertThat(account.facts(ConsumptionCharged.class).stream()
                        .map(ConsumptionCharged::businessDay)
                        .toList())
                .as("one charge for a business day")
                .doesNotHaveDuplicates()
                .isSorted();
        account.close();
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0 ->
                tried(new SellCredit(
                        ACCOUNT,
                        METER,
                        next("sale"),
                        Money.ofFen(100 + random.nextInt(30_000)),
                        PaymentMethod.CASH,
                        true));
            case 1 ->
                tried(new RequestRefund(
                        ACCOUNT,
                        METER,
                        next("refund"),
                        random.nextBoolean() ? null : Money.ofFen(1 + random.nextInt(9_000)),
                        "asked",
                        APPROVAL,
                        OperatorId.of("clerk")));
            case 2 ->
                tried(new RequestCorrection(
                        ACCOUNT, next("correction"), any(), "mistake", APPROVAL, OperatorId.of("clerk")));
            case 3 -> {
                long fen = random.nextInt(2_000) - 1_000L;
                if (fen != 0) {
                    account.adjust(Money.ofFen(fen));
                    expectedMicros += fen * 10_000;
                }
            }
            case 4 -> tried(new AgreeMonthlyFee(ACCOUNT, Money.ofFen(random.nextInt(3) * 700L), false));
            case 5 -> tried(new ChargeMonthlyFees(ACCOUNT, YearMonth.from(today())));
            default -> read();
        }
    }

    /** What a command moved is told by its own facts; these are held against the balance they name. */
    private void tried(Object command) {
        int before = account.facts().size();
        try {
            account.send(command);
        } catch (RefusedException refused) {
            assertThat(account.facts()).hasSize(before);
        }
        for (AccountEvent fact : account.facts().subList(before, account.facts().size())) {
            expectedMicros += gainOf(fact);
        }
    }

    private void read() {
        peak += random.nextInt(900);
        valley += random.nextInt(900);
        EnergyRegisters energy = new EnergyRegisters(
                Energy.ofCentiKwh(peak + valley),
                Energy.ofCentiKwh(0),
                Energy.ofCentiKwh(peak),
                Energy.ofCentiKwh(0),
                Energy.ofCentiKwh(valley));
        RecordReading command = new RecordReading(ACCOUNT, METER, energy, clock.instant());
        account.send(command);
        if (random.nextInt(3) == 0) {
            account.send(command);
        }
        boolean sameDay = LocalDate.ofInstant(chargedAt, ZONE).equals(today());
        if (!metering) {
            metering = true;
            chargedTo();
        } else if (!sameDay) {
            expectedMicros -= naiveCost();
            chargedTo();
        }
    }

    private void chargedTo() {
        chargedPeak = peak;
        chargedValley = valley;
        chargedAt = clock.instant();
    }

    /** Every 0.01 kWh by itself: at its rate's price, and above the limit with the surcharge. */
    private long naiveCost() {
        YearMonth now = YearMonth.from(today().minusDays(1));
        if (!now.equals(month)) {
            month = now;
            usedInMonth = 0;
        }
        long cost = 0;
        long[] used = {(peak - chargedPeak) * RATIO, (valley - chargedValley) * RATIO};
        for (int rate = 0; rate < used.length; rate++) {
            for (long unit = 0; unit < used[rate]; unit++) {
                cost += PRICES[rate] + (usedInMonth >= LIMIT ? SURCHARGE : 0);
                usedInMonth++;
            }
        }
        return cost;
    }

    private long sumOfFacts() {
        return account.facts().stream().mapToLong(RandomMonthsTest::gainOf).sum()
                - account.facts(ConsumptionCharged.class).stream()
                        .mapToLong(charge -> charge.cost().total().micros())
                        .sum();
    }

    private long fenByFacts() {
        return account.facts().stream().mapToLong(RandomMonthsTest::gainOf).sum() / 10_000
                - account.facts(ConsumptionCharged.class).stream()
                        .mapToLong(charge -> charge.charged().fen())
                        .sum();
    }

    /** What a fact other than a charge adds to the balance, in micro-yuan. */
    private static long gainOf(AccountEvent fact) {
        if (fact instanceof MoneyBooked it) {
            return it.kind().gain(it.amount()).fen() * 10_000;
        }
        if (fact instanceof BalanceAdjusted it) {
            return it.amount().fen() * 10_000;
        }
        return fact instanceof FeeCharged it ? -it.amount().fen() * 10_000 : 0;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private OperationId next(String kind) {
        OperationId operation = OperationId.of(kind + "-" + operations.size());
        operations.add(operation);
        return operation;
    }

    private OperationId any() {
        return operations.get(random.nextInt(operations.size()));
    }
}
