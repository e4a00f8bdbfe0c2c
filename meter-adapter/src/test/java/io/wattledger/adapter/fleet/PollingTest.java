package io.wattledger.adapter.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.adapter.bench.Bench;
import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.device.Observation.GatewayLink;
import io.wattledger.kernel.device.Observation.MeterMissed;
import io.wattledger.kernel.device.Observation.MeterRead;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.simulator.SimulatedMeter;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollingTest {

    private static final String LOST = "202600000003";

    private final Bench bench = new Bench(SiteDescription.singleBus(
            LinkKind.RTU_OVER_TCP, "202600000001", "202600000002", LOST, "202600000004", "202600000005"));
    private final SimulatedMeter meter = bench.site().meter(LOST);

    @AfterEach
    void close() {
        assertThat(bench.site().bus(0).overlappingRequests()).isZero();
        bench.close();
    }

    private <T extends Observation> List<T> found(Class<T> kind) {
        return bench.observations().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<MeterRead> readsOf(MeterId id) {
        return found(MeterRead.class).stream()
                .filter(read -> read.meterId().equals(id))
                .toList();
    }

    private List<MeterMissed> missesOf(MeterId id) {
        return found(MeterMissed.class).stream()
                .filter(missed -> missed.meterId().equals(id))
                .toList();
    }

    @Test
    void givenAllMetersAnswer_whenPolled_thenEachIsReadInFullFirstAndFastAfterwards() {
        meter.openOnSite(4_321);

        Bench.await().until(() -> readsOf(Bench.id(meter)).size() >= 3);

        List<MeterRead> reads = readsOf(Bench.id(meter));
        assertThat(reads.get(0).energy()).isNotNull();
        assertThat(reads.get(1).energy()).isNull();
        assertThat(reads.get(2).fast().balance().fen()).isEqualTo(4_321);
        assertThat(reads.get(2).fast().relayClosed()).isTrue();
        assertThat(found(GatewayLink.class))
                .singleElement()
                .satisfies(link -> assertThat(link.up()).isTrue());
        assertThat(bench.fleet().links()).singleElement().satisfies(link -> {
            assertThat(link.up()).isTrue();
            assertThat(link.lastContactAt()).isNotNull();
        });
    }

    @Test
    void givenAMeterDies_whenItMissesThreePolls_thenItIsLostAndOneAnswerBringsItBackWithAFullRead() {
        Bench.await().until(() -> !readsOf(Bench.id(meter)).isEmpty());
        meter.powerOff();

        Bench.await().until(() -> missesOf(Bench.id(meter)).stream().anyMatch(MeterMissed::lost));
        assertThat(missesOf(Bench.id(meter))).extracting(MeterMissed::misses).startsWith(1, 2, 3);
        assertThat(missesOf(Bench.id(meter))).first().satisfies(missed -> {
            assertThat(missed.lost()).isFalse();
            assertThat(missed.lastContactAt()).isNotNull();
            assertThat(missed.error()).contains("no answer");
        });
        assertThat(found(MeterMissed.class))
                .as("only the dead one is missed")
                .allSatisfy(missed -> assertThat(missed.meterId()).isEqualTo(Bench.id(meter)));
        int before = readsOf(Bench.id(meter)).size();

        meter.powerOn();

        Bench.await().until(() -> readsOf(Bench.id(meter)).size() > before);
        assertThat(readsOf(Bench.id(meter)).get(before).energy()).isNotNull();
    }

    @Test
    void givenAllMetersFallSilentAtOnce_whenPolled_thenTheBusIsSuspectedAndNoMeterIsLost() {
        Bench.await().until(() -> found(GatewayLink.class).size() == 1);
        bench.site().meters().forEach(SimulatedMeter::powerOff);

        Bench.await().until(() -> found(GatewayLink.class).stream().anyMatch(link -> !link.up()));

        Bench.await()
                .during(Duration.ofSeconds(1))
                .until(() -> found(MeterMissed.class).stream().noneMatch(MeterMissed::lost));
        bench.site().meters().forEach(SimulatedMeter::powerOn);
        Bench.await()
                .until(() -> found(GatewayLink.class).stream()
                                .filter(GatewayLink::up)
                                .count()
                        == 2);
    }

    @Test
    void givenTheGatewayGoesAway_whenItStaysAway_thenItIsLostOnceAndComesBackOnce() {
        Bench.await().until(() -> found(GatewayLink.class).size() == 1);
        bench.site().bus(0).goOffline();

        Bench.await().until(() -> found(GatewayLink.class).size() == 2);
        assertThat(bench.fleet().links()).singleElement().satisfies(link -> {
            assertThat(link.up()).isFalse();
            assertThat(link.error()).isNotEmpty();
        });
        bench.site().bus(0).goOnline();

        Bench.await().until(() -> found(GatewayLink.class).size() == 3);
        assertThat(found(GatewayLink.class)).extracting(GatewayLink::up).containsExactly(true, false, true);
        assertThat(found(MeterMissed.class)).isEmpty();
    }

    @Test
    void givenAGatewayThatFlaps_whenItIsNeverAwayForLong_thenItIsNotReportedLost() {
        Bench.await().until(() -> found(GatewayLink.class).size() == 1);

        for (int flap = 0; flap < 10; flap++) {
            int before = found(MeterRead.class).size();
            bench.site().bus(0).dropConnections();
            Bench.await().until(() -> found(MeterRead.class).size() > before);
        }

        assertThat(found(GatewayLink.class)).hasSize(1);
        assertThat(bench.site().bus(0).connectionCount()).isEqualTo(1);
    }
}
