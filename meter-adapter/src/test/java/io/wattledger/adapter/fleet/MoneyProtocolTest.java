package io.wattledger.adapter.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.adapter.bench.Bench;
import io.wattledger.adapter.bench.MemoryWork.State;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict.Applied;
import io.wattledger.kernel.device.MoneyWriteVerdict.Contradicted;
import io.wattledger.kernel.device.MoneyWriteVerdict.NotApplied;
import io.wattledger.kernel.device.MoneyWriteVerdict.RefusedByMeter;
import io.wattledger.kernel.device.MoneyWriteVerdict.Undecided;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.simulator.SimulatedMeter;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Traffic;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows of the decision table, each on a real socket against a simulated meter. */
class MoneyProtocolTest {

    private static final long SOLD = 10_000;

    private final Bench bench = new Bench(SiteDescription.singleBus(LinkKind.RTU_OVER_TCP, "202600000001"));
    private final SimulatedMeter meter = bench.site().meter("202600000001");

    @AfterEach
    void close() {
        assertThat(bench.site().bus(0).overlappingRequests())
                .as("exactly one request in flight")
                .isZero();
        bench.close();
    }

    private OperationId sell() {
        return bench.work().money(Bench.id(meter), MoneyWriteKind.SALE, SOLD);
    }

    private void openOnSite() {
        meter.openOnSite(500);
    }

    private void awaitState(OperationId operation, State state) {
        Bench.await()
                .untilAsserted(() -> assertThat(bench.work().state(operation)).isEqualTo(state));
    }

    private ReportMoneyWrite lastReport(OperationId operation) {
        var reports = bench.work().reports(operation);
        return reports.get(reports.size() - 1);
    }

    @ParameterizedTest
    @EnumSource(LinkKind.class)
    void givenAMeterNotOpened_whenOpenedAndSoldTo_thenBothAreAppliedInOrderWithEvidence(LinkKind link) {
        try (Bench other = new Bench(SiteDescription.singleBus(link, "202600000009"))) {
            SimulatedMeter there = other.site().meter("202600000009");
            int countBefore = there.count();
            OperationId opening = other.work().money(Bench.id(there), MoneyWriteKind.OPENING, 0);
            OperationId sale = other.work().money(Bench.id(there), MoneyWriteKind.SALE, SOLD);

            Bench.await().until(() -> other.work().isIdle());

            assertThat(other.work().state(opening)).isEqualTo(State.CONFIRMED);
            assertThat(other.work().state(sale)).isEqualTo(State.CONFIRMED);
            assertThat(there.balanceFen()).isEqualTo(SOLD);
            assertThat(there.count()).isEqualTo(countBefore + 2);
            assertThat(there.moneyWriteFramesSeen()).isEqualTo(2);
            ReportMoneyWrite report = other.work().reports(sale).get(0);
            assertThat(report.verdict()).isInstanceOfSatisfying(Applied.class, applied -> {
                assertThat(applied.after().count()).isEqualTo(countBefore + 2);
                assertThat(applied.after().balance().fen()).isEqualTo(SOLD);
            });
            assertThat(report.evidence().requestSha256()).hasSize(64);
            assertThat(report.evidence().replySha256()).hasSize(64);
            assertThat(report.evidence().readBackSha256()).hasSize(64);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {
                "RESPONSE_LOST",
                "WRONG_CRC",
                "TRUNCATED",
                "WRONG_UNIT",
                "LATE",
                "HELD_FOR_NEXT_EXCHANGE",
                "CUT_AFTER_APPLY"
            })
    void givenTheReplyToTheWriteIsUnusable_whenSold_thenTheReadBackConfirmsAndNothingIsResent(FaultKind fault) {
        openOnSite();
        meter.faults().next(Traffic.MONEY_WRITES, fault);

        OperationId sale = sell();

        awaitState(sale, State.CONFIRMED);
        assertThat(meter.moneyWriteFramesSeen()).isEqualTo(1);
        assertThat(meter.balanceFen()).isEqualTo(500 + SOLD);
        assertThat(lastReport(sale).evidence().replySha256()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"REQUEST_LOST", "BUSY", "CUT_BEFORE_APPLY"})
    void givenTheWriteDoesNotArrive_whenSold_thenItIsProvedNotAppliedAndASecondAttemptDelivers(FaultKind fault) {
        openOnSite();
        meter.faults().next(Traffic.MONEY_WRITES, fault);

        OperationId sale = sell();

        awaitState(sale, State.CONFIRMED);
        assertThat(meter.moneyWriteFramesSeen()).isEqualTo(2);
        assertThat(meter.balanceFen()).isEqualTo(500 + SOLD);
        assertThat(bench.work().reports(sale))
                .extracting(ReportMoneyWrite::verdict)
                .hasAtLeastOneElementOfType(NotApplied.class);
        assertThat(lastReport(sale).attempt()).isEqualTo(2);
    }

    @Test
    void givenTheMeterRefuses_whenSold_thenTheSaleIsRefusedWithItsCodeAndNotTriedAgain() {
        OperationId sale = sell();

        awaitState(sale, State.REFUSED);
        assertThat(meter.moneyWriteFramesSeen()).isEqualTo(1);
        assertThat(lastReport(sale).verdict())
                .isInstanceOfSatisfying(
                        RefusedByMeter.class,
                        refused -> assertThat(refused.resultCode()).isEqualTo(0x36));
    }

    @Test
    void givenASilentMeter_whenTheWriteIsAppliedUnseen_thenTheOutcomeIsUnknownNothingIsResentAndAReadDecidesLater() {
        openOnSite();
        meter.faults().next(Traffic.MONEY_WRITES, FaultKind.RESPONSE_LOST);
        OperationId sale = sellAndLoseTheMeterAfterTheWrite();

        awaitState(sale, State.UNKNOWN);
        assertThat(lastReport(sale).verdict()).isInstanceOf(Undecided.class);
        meter.powerOn();

        awaitState(sale, State.CONFIRMED);
        assertThat(meter.moneyWriteFramesSeen()).isEqualTo(1);
        assertThat(meter.balanceFen()).isEqualTo(500 + SOLD);
        assertThat(bench.work().reports(sale).stream()
                        .filter(report -> report.verdict() instanceof Undecided)
                        .count())
                .as("doubt is told once")
                .isEqualTo(1);
    }

    private OperationId sellAndLoseTheMeterAfterTheWrite() {
        OperationId sale = sell();
        Bench.await().until(() -> meter.appliedMoneyOperations().size() == 2);
        meter.powerOff();
        return sale;
    }

    @Test
    void givenAnUnknownOutcome_whenMoreIsSold_thenItWaitsUntilTheOutcomeIsKnown() {
        openOnSite();
        meter.faults().next(Traffic.MONEY_WRITES, FaultKind.RESPONSE_LOST);
        OperationId first = sellAndLoseTheMeterAfterTheWrite();
        awaitState(first, State.UNKNOWN);

        OperationId second = sell();
        meter.powerOn();

        awaitState(second, State.CONFIRMED);
        assertThat(bench.work().state(first)).isEqualTo(State.CONFIRMED);
        assertThat(meter.balanceFen()).isEqualTo(500 + 2 * SOLD);
    }

    @Test
    void givenSomebodyElseBought_whenSold_thenTheMeterIsQuarantinedBeforeAnythingIsSent() {
        openOnSite();
        awaitState(sell(), State.CONFIRMED);
        meter.foreignPurchase(700);

        sell();

        Bench.await().until(() -> bench.work().isQuarantined(Bench.id(meter)));
        assertThat(meter.moneyWriteFramesSeen()).isEqualTo(1);
    }

    @Test
    void givenTheMeterWasExchanged_whenSold_thenNothingIsSent() {
        openOnSite();
        awaitState(sell(), State.CONFIRMED);
        var id = Bench.id(meter);
        meter.exchangeFor("202600000777");

        bench.work().money(id, MoneyWriteKind.SALE, SOLD);

        Bench.await().until(() -> bench.work().isQuarantined(id));
        assertThat(meter.moneyWriteFramesSeen()).isEqualTo(1);
        assertThat(meter.balanceFen()).isZero();
    }

    @Test
    void givenAnotherWriteTookTheCountMeanwhile_whenTheOutcomeIsFound_thenTheMeterIsQuarantinedAndNothingIsResent() {
        openOnSite();
        meter.faults().next(Traffic.MONEY_WRITES, FaultKind.REQUEST_LOST);
        OperationId sale = sell();
        Bench.await().until(() -> meter.moneyWriteFramesSeen() == 1);
        meter.powerOff();
        awaitState(sale, State.UNKNOWN);
        meter.faults().rate(FaultKind.REQUEST_LOST, 1);
        meter.powerOn();
        meter.foreignPurchase(700);
        meter.faults().clear();

        Bench.await().until(() -> bench.work().isQuarantined(Bench.id(meter)));

        assertThat(lastReport(sale).verdict()).isInstanceOf(Contradicted.class);
        assertThat(meter.moneyWriteFramesSeen()).isEqualTo(1);
        assertThat(meter.balanceFen()).isEqualTo(500 + 700);
    }

    @Test
    void givenTheStoreIsAway_whenWorkIsOpen_thenNothingIsSentAndItGoesOnWhenTheStoreIsBack() {
        openOnSite();
        bench.work().setAway(true);
        OperationId sale = sell();
        long seen = bench.site().bus(0).requestsReceived();
        Bench.await().until(() -> bench.site().bus(0).requestsReceived() > seen + 5);
        assertThat(meter.moneyWriteFramesSeen()).isZero();

        bench.work().setAway(false);

        awaitState(sale, State.CONFIRMED);
        assertThat(meter.moneyWriteFramesSeen()).isEqualTo(1);
    }

    @Test
    void givenTheLeaseGoesToAnotherProcess_whenWorkIsOpen_thenThisOneSendsNothingAtAll() {
        openOnSite();
        Bench.await().until(() -> !bench.observations().isEmpty());
        bench.leases().deny(bench.gateway());
        Bench.await().until(() -> bench.site().bus(0).connectionCount() == 0);

        OperationId sale = sell();

        Bench.await().during(Duration.ofMillis(600)).until(() -> meter.moneyWriteFramesSeen() == 0);
        assertThat(bench.work().state(sale)).isEqualTo(State.PENDING);
    }

    @Test
    void givenTheProcessDiesAfterTheWrite_whenItIsStartedAgain_thenItReadsAndConfirmsAndNeverWrites() {
        openOnSite();
        meter.faults().next(Traffic.MONEY_WRITES, FaultKind.RESPONSE_LOST);
        OperationId sale = sell();
        Bench.await().until(() -> meter.moneyWriteFramesSeen() == 1);

        bench.killAndRestart();

        awaitState(sale, State.CONFIRMED);
        assertThat(meter.moneyWriteFramesSeen()).isEqualTo(1);
        assertThat(meter.balanceFen()).isEqualTo(500 + SOLD);
    }
}
