package io.wattledger.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.simulator.BusClient;
import io.wattledger.simulator.SimulatedSite;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.Parity;
import io.wattledger.simulator.site.SiteDescription;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The timing formulas of meter-profiles.md section 1 and the figures printed there. */
class WireTimingTest {
    private static final long FIFTY_MILLIS = 50_000_000;

    @ParameterizedTest(name = "a sweep of 32 meters, {0} registers, {1} ms latency, takes {2} ms at 9600 8N1")
    @CsvSource({"7, 50, 2617", "48, 50, 5350", "7, 0, 1133", "48, 0, 3867"})
    void sweepsOfTheDocument(int registers, long latencyMillis, long sweepMillis) {
        WireTiming timing = WireTiming.ofLine(9_600, Parity.NONE, latencyMillis * 1_000_000);

        long exchange = timing.exchangeNanos(8, 5 + 2 * registers);

        assertThat(32 * exchange / 1_000_000).isBetween(sweepMillis - 1, sweepMillis + 1);
    }

    @Test
    @DisplayName("a character has 11 bits with even parity, and above 19200 baud the silence is 1.75 ms")
    void characters() {
        assertThat(WireTiming.ofLine(9_600, Parity.EVEN, 0).characterNanos()).isEqualTo(1_145_833);
        assertThat(WireTiming.ofLine(19_200, Parity.NONE, 0).silenceNanos()).isEqualTo(520_833 * 7 / 2);
        assertThat(WireTiming.ofLine(38_400, Parity.NONE, 0).silenceNanos()).isEqualTo(1_750_000);
    }

    @Test
    @DisplayName("ten exchanges in a row over a socket take the time of the formula")
    void pacedSocket() {
        SiteDescription description = SiteDescription.singleBus(LinkKind.RTU_OVER_TCP, "202600000001");
        long expected = 10 * WireTiming.ofLine(9_600, Parity.NONE, FIFTY_MILLIS).exchangeNanos(8, 19);
        try (SimulatedSite site = SimulatedSite.builder()
                        .description(description)
                        .baudPacing(true)
                        .latencyMillis(50)
                        .start();
                BusClient client = new BusClient(site.bus(0).port())) {
            client.read(1, 0x021F, 7);
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                client.read(1, 0x021F, 7);
            }
            long taken = System.nanoTime() - start;

            assertThat(Duration.ofNanos(taken)).isGreaterThan(Duration.ofNanos(expected * 99 / 100));
            assertThat(Duration.ofNanos(taken)).isLessThan(Duration.ofNanos(expected * 2));
        }
    }

    @Test
    @DisplayName("requests that come together wait for each other and are counted")
    void oneAtATime() {
        SiteDescription description = SiteDescription.singleBus(LinkKind.RTU_OVER_TCP, "202600000001");
        try (SimulatedSite site = SimulatedSite.builder()
                        .description(description)
                        .latencyMillis(20)
                        .start();
                BusClient client = new BusClient(site.bus(0).port())) {
            byte[] request = BusClient.frame(1, BusClient.readPdu(0x021F, 7));
            for (int i = 0; i < 3; i++) {
                client.send(request);
            }

            assertThat(client.exactly(3 * 19)).isNotEmpty();
            assertThat(site.bus(0).requestsReceived()).isEqualTo(3);
            assertThat(site.bus(0).overlappingRequests()).isEqualTo(2);
        }
    }
}
