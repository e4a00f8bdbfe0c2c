package io.wattledger.adapter.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.adapter.bench.Bench;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.Observation;
import io.wattledger.simulator.SimulatedMeter;
import io.wattledger.simulator.SimulatedSite;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Traffic;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same work over gateways that dial in. */
class SecureDialInTest {

    private final Bench bench = new Bench(
            SiteDescription.buses(LinkKind.SECURE_DIAL_IN, 2, 2),
            Bench.QUICK,
            builder -> builder.timeFactor(0).redialMillis(20));
    private final SimulatedSite site = bench.site();
    private final SimulatedMeter meter = site.meters().get(0);

    @AfterEach
    void close() {
        bench.close();
    }

    private void sell(long fen) {
        bench.work().money(Bench.id(meter), MoneyWriteKind.SALE, fen);
    }

    private void open() {
        bench.work().money(Bench.id(meter), MoneyWriteKind.OPENING, 0);
    }

    private boolean isGatewayReportedLost() {
        return bench.observations().stream()
                .anyMatch(found -> found instanceof Observation.GatewayLink link && !link.up());
    }

    @Test
    void givenAGatewayThatDialledIn_whenCreditIsSold_thenItIsOnTheMeterOnce() {
        open();
        sell(10_000);

        Bench.await().until(bench.work()::isIdle);

        assertThat(meter.balanceFen()).isEqualTo(10_000);
        assertThat(meter.appliedMoneyOperations()).hasSize(2);
    }

    @Test
    void givenTheLinkIsCutWhileMoneyIsWritten_whenItIsBack_thenItIsOnTheMeterOnce() {
        open();
        Bench.await().until(bench.work()::isIdle);
        meter.faults().next(Traffic.MONEY_WRITES, FaultKind.CUT_AFTER_APPLY);
        sell(10_000);

        Bench.await().until(bench.work()::isIdle);

        assertThat(meter.balanceFen()).isEqualTo(10_000);
        assertThat(site.gateway("GW-1").logIns()).isGreaterThan(1);
    }

    @Test
    void givenTheProcessDies_whenAnotherOneTakesOver_thenTheGatewayFindsIt() {
        open();
        Bench.await().until(bench.work()::isIdle);
        sell(10_000);
        bench.killAndRestart();

        Bench.await().until(bench.work()::isIdle);

        assertThat(meter.balanceFen()).isEqualTo(10_000);
    }

    @Test
    void givenAGatewayThatDialledIn_whenItIsGone_thenItIsReportedLostAndBackAgain() {
        Bench.await().until(() -> site.gateway("GW-1").isLoggedIn());
        site.bus("GW-1", 1).goOffline();
        Bench.await().until(this::isGatewayReportedLost);
        bench.observations().clear();
        site.bus("GW-1", 1).goOnline();

        Bench.await()
                .until(() -> bench.observations().stream()
                        .anyMatch(found -> found instanceof Observation.GatewayLink link && link.up()));
    }
}
