package io.wattledger.adapter.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.adapter.bench.Bench;
import io.wattledger.adapter.bench.MemoryWork.State;
import io.wattledger.adapter.profile.Plans;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OrderVerdict.Undecided;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.port.WorkList.RelayWork;
import io.wattledger.kernel.port.WorkList.TariffWork;
import io.wattledger.kernel.tariff.RatePrices;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.simulator.SimulatedMeter;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Traffic;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrdersTest {

    private static final TariffPlan PLAN = new TariffPlan.Flat(Price.parse("0.7777"));

    private final Bench bench = new Bench(SiteDescription.singleBus(LinkKind.RTU_OVER_TCP, "202600000001"));
    private final SimulatedMeter meter = bench.site().meter("202600000001");

    @AfterEach
    void close() {
        assertThat(bench.site().bus(0).overlappingRequests()).isZero();
        bench.close();
    }

    private OperationId order(RelayMode mode, Duration within) {
        return bench.work()
                .accept(Bench.id(meter), new RelayWork(mode, Instant.now().plus(within)));
    }

    private OperationId push(Instant activateAt) {
        return push(3, PLAN, activateAt);
    }

    private OperationId push(int version, TariffPlan plan, Instant activateAt) {
        Instant deliverBy = activateAt.plus(Duration.ofHours(1));
        return bench.work().accept(Bench.id(meter), new TariffWork(version, plan, activateAt, deliverBy));
    }

    private void awaitState(OperationId operation, State state) {
        Bench.await()
                .untilAsserted(() -> assertThat(bench.work().state(operation)).isEqualTo(state));
    }

    @ParameterizedTest
    @EnumSource(RelayMode.class)
    void givenAnOrder_whenCarriedOut_thenTheMeterShowsItAndTheFramesAreEvidence(RelayMode mode) {
        meter.openOnSite(1_000);
        awaitState(order(RelayMode.FORCED_CLOSED, Duration.ofHours(1)), State.CONFIRMED);

        OperationId ordered = order(mode, Duration.ofHours(1));

        awaitState(ordered, State.CONFIRMED);
        assertThat(meter.image().relay().forced()).isEqualTo(mode != RelayMode.PREPAID);
        assertThat(meter.image().relay().forcedOpen()).isEqualTo(mode == RelayMode.FORCED_OPEN);
        var evidence = bench.work().orderReports(ordered).get(0).evidence();
        assertThat(evidence.requestSha256()).hasSize(64);
        assertThat(evidence.readBackSha256()).hasSize(64);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"REQUEST_LOST", "RESPONSE_LOST", "BUSY", "WRONG_CRC", "CUT_BEFORE_APPLY", "CUT_AFTER_APPLY", "LATE"
            })
    void givenAFaultDuringTheWrite_whenOrdered_thenTheStateIsReachedInTheEnd(FaultKind fault) {
        meter.faults().next(Traffic.WRITES, fault);

        OperationId ordered = order(RelayMode.FORCED_OPEN, Duration.ofHours(1));

        awaitState(ordered, State.CONFIRMED);
        assertThat(meter.isRelayClosed()).isFalse();
    }

    @Test
    void givenAnUndecidedOrder_whenTheMeterShowsItLater_thenItIsVerifiedWithoutBeingSentAgain() {
        meter.faults().next(Traffic.WRITES, FaultKind.RESPONSE_LOST);
        OperationId ordered = order(RelayMode.FORCED_OPEN, Duration.ofHours(1));
        Bench.await().until(() -> meter.image().relay().forcedOpen());
        meter.powerOff();
        awaitState(ordered, State.UNKNOWN);
        assertThat(bench.work().orderReports(ordered))
                .singleElement()
                .satisfies(report -> assertThat(report.verdict()).isInstanceOf(Undecided.class));
        long writes = bench.lines().counters().writes();

        meter.powerOn();

        awaitState(ordered, State.CONFIRMED);
        assertThat(bench.lines().counters().writes()).isEqualTo(writes);
    }

    @Test
    void givenAMeterThatIsAway_whenTheDeadlinePasses_thenTheOrderExpiresAndIsNeverCarriedOut() {
        meter.powerOff();
        OperationId ordered = order(RelayMode.FORCED_OPEN, Duration.ofMillis(700));

        awaitState(ordered, State.EXPIRED);
        meter.powerOn();

        Bench.await()
                .during(Duration.ofMillis(800))
                .until(() -> !meter.image().relay().forced());
        assertThat(bench.lines().counters().writes()).isZero();
    }

    @Test
    void givenAGatewayThatIsAway_whenTheDeadlinePasses_thenTheOrderExpires() {
        bench.site().bus(0).goOffline();

        OperationId ordered = order(RelayMode.FORCED_OPEN, Duration.ofMillis(300));

        awaitState(ordered, State.EXPIRED);
    }

    @Test
    void givenANewerOrder_whenTheMeterComesBack_thenOnlyTheNewerIsSent() {
        meter.powerOff();
        OperationId older = order(RelayMode.FORCED_OPEN, Duration.ofHours(1));
        Bench.await().until(() -> bench.lines().counters().silences() > 1);
        bench.work().supersede(older);
        OperationId newer = order(RelayMode.FORCED_CLOSED, Duration.ofHours(1));

        meter.powerOn();

        awaitState(newer, State.CONFIRMED);
        assertThat(bench.lines().counters().writes()).isEqualTo(1);
        assertThat(meter.image().relay().forcedOpen()).isFalse();
    }

    @Test
    void givenATariffThatCountsAtOnce_whenPushed_thenItIsActiveOnTheMeter() {
        OperationId pushed = push(Instant.now());

        awaitState(pushed, State.CONFIRMED);
        assertThat(meter.image().active().version()).isEqualTo(3);
        assertThat(meter.image().active().prices()).containsOnly(7_777L);
    }

    @Test
    void givenATariffForLater_whenPushed_thenItIsStagedOnceAndHoldsUpNoMoney() {
        meter.openOnSite(0);
        OperationId pushed = push(Instant.now().plus(Duration.ofDays(1)));

        OperationId sale = bench.work().money(Bench.id(meter), MoneyWriteKind.SALE, 2_000);

        awaitState(sale, State.CONFIRMED);
        assertThat(bench.work().state(pushed)).isEqualTo(State.SENT);
        assertThat(meter.image().pending().version()).isEqualTo(3);
        assertThat(meter.image().active().version()).isNotEqualTo(3);
        assertThat(bench.lines().counters().writes()).isEqualTo(2);
    }

    @Test
    void givenATariffByTimeAndAmount_whenPushed_thenTablesZonesAndSlotAreOnTheMeterBeforeItIsConfirmed() {
        OperationId pushed = push(4, Plans.everything(), Instant.now());

        awaitState(pushed, State.CONFIRMED);
        var image = meter.image();
        assertThat(image.active().version()).isEqualTo(4);
        assertThat(image.active().prices()).containsExactly(11_000L, 9_000L, 6_500L, 4_000L, 1_500L);
        assertThat(image.active().tierCount()).isEqualTo(3);
        assertThat(image.active().tierLimitsKwh()).containsExactly(100L, 200L, 0L);
        assertThat(image.active().tierPrices()).containsExactly(0L, 500L, 3_000L, 0L);
        assertThat(image.timeOfUse()
                        .rateAt(LocalDateTime.of(2026, 5, 15, 12, 0))
                        .name())
                .isEqualTo("SHARP");
        assertThat(image.timeOfUse()
                        .rateAt(LocalDateTime.of(2026, 5, 25, 12, 0))
                        .name())
                .isEqualTo("PEAK");
        assertThat(bench.lines().counters().writes()).isEqualTo(4);
    }

    @Test
    void givenNewHoursForLater_whenPushed_thenNothingIsSentBeforeTheyCount_andMoneyDoesNotWait() {
        meter.openOnSite(0);
        Instant then = Instant.now().plus(Duration.ofSeconds(3));
        OperationId pushed = push(4, Plans.timeOfUse(), then);

        OperationId sale = bench.work().money(Bench.id(meter), MoneyWriteKind.SALE, 2_000);

        awaitState(sale, State.CONFIRMED);
        assertThat(Instant.now()).isBefore(then);
        assertThat(bench.work().state(pushed)).isEqualTo(State.PENDING);
        assertThat(bench.lines().counters().writes()).isEqualTo(1);
        awaitState(pushed, State.CONFIRMED);
        assertThat(Instant.now()).isAfterOrEqualTo(then);
        assertThat(meter.image().active().version()).isEqualTo(4);
    }

    @Test
    void givenHoursThatStay_whenNewPricesArePushedForLater_thenTheyAreStagedAheadInOneWrite() {
        awaitState(push(4, Plans.timeOfUse(), Instant.now()), State.CONFIRMED);
        long writes = bench.lines().counters().writes();
        RatePrices dearer = new RatePrices(null, Price.parse("1.0000"), null, Price.parse("0.5000"), null);

        OperationId pushed = push(
                5,
                new TariffPlan.TimeOfUse(dearer, Plans.NIGHT_AND_DAY),
                Instant.now().plus(Duration.ofDays(1)));

        awaitState(pushed, State.SENT);
        Bench.await().until(() -> meter.image().pending().version() == 5);
        assertThat(meter.image().active().version()).isEqualTo(4);
        assertThat(bench.lines().counters().writes()).isEqualTo(writes + 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"REQUEST_LOST", "RESPONSE_LOST", "BUSY", "CUT_BEFORE_APPLY", "CUT_AFTER_APPLY"})
    void givenAFaultAmongTheWrites_whenATimetableIsPushed_thenItIsWholeInTheEnd(FaultKind fault) {
        meter.faults().next(Traffic.WRITES, fault);

        OperationId pushed = push(4, Plans.everything(), Instant.now());

        awaitState(pushed, State.CONFIRMED);
        assertThat(meter.image().active().version()).isEqualTo(4);
        assertThat(meter.image()
                        .timeOfUse()
                        .rateAt(LocalDateTime.of(2026, 5, 15, 12, 0))
                        .name())
                .isEqualTo("SHARP");
    }

    @Test
    void givenAnOpeningAndATariff_whenASaleIsAcceptedAfterThem_thenItIsWrittenAfterThem() {
        OperationId tariff = push(Instant.now());
        OperationId opening = bench.work().money(Bench.id(meter), MoneyWriteKind.OPENING, 0);
        OperationId sale = bench.work().money(Bench.id(meter), MoneyWriteKind.SALE, 2_000);

        awaitState(sale, State.CONFIRMED);

        assertThat(bench.work().state(tariff)).isEqualTo(State.CONFIRMED);
        assertThat(bench.work().state(opening)).isEqualTo(State.CONFIRMED);
        assertThat(meter.moneyWritesOnWire())
                .extracting(write -> write.order().opType())
                .containsExactly(4, 1);
    }
}
