package io.wattledger.adapter.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.adapter.bench.Bench;
import io.wattledger.adapter.bench.MemoryWork.State;
import io.wattledger.kernel.device.MoneyTransaction;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.Observation.MeterRead;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.simulator.SimulatedMeter;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.meter.MoneyOpType;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever goes wrong on the bus: the sum applied on the meters is the sum of confirmed writes, none applied twice, none lost, and no
 * value is attributed to a wrong meter. Balances are told apart by their last digits.
 */
class ConservationUnderFaultsTest {

    private static final int METERS = 4;
    private static final Duration LONG = Duration.ofMinutes(2);

    private static Bench bench(LinkKind link, long seed) {
        String[] numbers = IntStream.rangeClosed(1, METERS)
                .mapToObj(unit -> "20260000000" + unit)
                .toArray(String[]::new);
        return new Bench(
                SiteDescription.singleBus(link, numbers),
                Bench.QUICK,
                builder -> builder.timeFactor(0).seed(seed).lateMillis(150));
    }

    /** Multiples of ten thousand: the last digit of a balance stays the number of its meter. */
    private static List<OperationId> sell(Bench bench, int salesPerMeter, Random random) {
        List<OperationId> sales = new ArrayList<>();
        for (int round = 0; round < salesPerMeter; round++) {
            for (SimulatedMeter meter : bench.site().meters()) {
                long fen = 10_000L * (1 + random.nextInt(9));
                sales.add(bench.work().money(Bench.id(meter), MoneyWriteKind.SALE, fen));
            }
        }
        return sales;
    }

    private static void openAll(Bench bench) {
        bench.site().meters().forEach(meter -> meter.openOnSite(meter.unitId()));
    }

    private static void awaitAllDecided(Bench bench) {
        Bench.await().atMost(LONG).until(() -> bench.work().isIdle());
    }

    private static void assertOracle(Bench bench, List<OperationId> sales) {
        assertThat(bench.site().bus(0).overlappingRequests())
                .as("exactly one request in flight")
                .isZero();
        Set<Long> confirmed = sales.stream()
                .filter(sale -> bench.work().state(sale) == State.CONFIRMED)
                .map(MoneyTransaction::numberOf)
                .collect(Collectors.toSet());
        for (SimulatedMeter meter : bench.site().meters()) {
            List<Long> applied = meter.appliedMoneyOperations().stream()
                    .filter(operation -> operation.type() == MoneyOpType.PURCHASE)
                    .map(operation -> operation.txnId())
                    .toList();
            assertThat(applied).as("none applied twice").doesNotHaveDuplicates();
            assertThat(confirmed).as("all that is applied is confirmed").containsAll(applied);
            assertThat(meter.balanceFen() - meter.unitId())
                    .as("sum applied == sum confirmed on " + meter.serialNumber())
                    .isEqualTo(bench.work().confirmedFen(Bench.id(meter)));
            assertThat(bench.work().isQuarantined(Bench.id(meter)))
                    .as("no false alarm")
                    .isFalse();
        }
        assertValuesBelongToTheirMeters(bench);
    }

    private static void assertValuesBelongToTheirMeters(Bench bench) {
        Bench.await().until(() -> readsOfOpenMeters(bench).size() >= METERS);
        for (SimulatedMeter meter : bench.site().meters()) {
            assertThat(readsOfOpenMeters(bench).stream()
                            .filter(read -> read.meterId().equals(Bench.id(meter))))
                    .allSatisfy(
                            read -> assertThat(read.fast().balance().fen() % 10).isEqualTo(meter.unitId()));
        }
    }

    private static List<MeterRead> readsOfOpenMeters(Bench bench) {
        return bench.observations().stream()
                .filter(MeterRead.class::isInstance)
                .map(MeterRead.class::cast)
                .filter(read -> read.fast().balance().fen() != 0)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void givenOneKindOfFaultInThreeOfTenExchanges_whenCreditIsSold_thenAllOfItIsAccountedFor(FaultKind fault) {
        try (Bench bench = bench(LinkKind.RTU_OVER_TCP, fault.name().hashCode())) {
            openAll(bench);
            bench.site().bus(0).setLateToNextConnection(true);
            bench.site().faults().rate(fault, 0.3);

            List<OperationId> sales = sell(bench, 2, new Random(fault.name().hashCode()));

            awaitAllDecided(bench);
            assertOracle(bench, sales);
        }
    }

    @ParameterizedTest
    @EnumSource(LinkKind.class)
    void givenAllKindsOfFaultsMixed_whenCreditIsSold_thenAllOfItIsAccountedFor(LinkKind link) {
        try (Bench bench = bench(link, 99)) {
            openAll(bench);
            mixFaults(bench);

            List<OperationId> sales = sell(bench, 5, new Random(99));

            awaitAllDecided(bench);
            assertOracle(bench, sales);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void givenTheProcessIsKilledAgainAndAgain_whenCreditIsSoldOverAFaultyBus_thenAllOfItIsAccountedFor(long seed) {
        try (Bench bench = bench(LinkKind.RTU_OVER_TCP, seed)) {
            openAll(bench);
            mixFaults(bench);

            List<OperationId> sales = sell(bench, 3, new Random(seed));
            for (int kill = 1; kill <= 3; kill++) {
                long confirmed = confirmed(bench, sales) + 1;
                Bench.await().atMost(LONG).until(() -> confirmed(bench, sales) >= confirmed);
                bench.killAndRestart();
            }

            awaitAllDecided(bench);
            assertOracle(bench, sales);
        }
    }

    @Test
    void givenTheStoreComesAndGoes_whenCreditIsSoldOverAFaultyBus_thenAllOfItIsAccountedFor() {
        try (Bench bench = bench(LinkKind.RTU_OVER_TCP, 5)) {
            openAll(bench);
            mixFaults(bench);

            List<OperationId> sales = sell(bench, 3, new Random(5));
            for (int outage = 0; outage < 5; outage++) {
                long seen = bench.site().bus(0).requestsReceived();
                Bench.await().until(() -> bench.site().bus(0).requestsReceived() > seen + 10);
                bench.work().setAway(outage % 2 == 0);
            }
            bench.work().setAway(false);

            awaitAllDecided(bench);
            assertOracle(bench, sales);
        }
    }

    private static long confirmed(Bench bench, List<OperationId> sales) {
        return sales.stream()
                .filter(sale -> bench.work().state(sale) == State.CONFIRMED)
                .count();
    }

    private static void mixFaults(Bench bench) {
        bench.site().bus(0).setLateToNextConnection(true);
        double each = 0.3 / FaultKind.values().length;
        for (FaultKind fault : FaultKind.values()) {
            bench.site().faults().rate(fault, each);
        }
    }
}
