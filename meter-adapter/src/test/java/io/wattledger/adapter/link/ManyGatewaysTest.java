package io.wattledger.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.adapter.bench.Bench;
import io.wattledger.adapter.bench.MemoryKeys;
import io.wattledger.adapter.link.BusAnswer.Answered;
import io.wattledger.adapter.wire.ReadRegisters;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.Parity;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.simulator.SimulatedBus;
import io.wattledger.simulator.SimulatedSite;
import io.wattledger.simulator.gl1.LinkProtection;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All gateways of a town come back at once after a loss of power. */
class ManyGatewaysTest {

    private static final int GATEWAYS = 200;
    private static final int LOG_INS_AT_ONCE = 16;
    private static final DialInRules NARROW = new DialInRules(
            LOG_INS_AT_ONCE,
            DialInRules.DEFAULT.longestLogIn(),
            DialInRules.DEFAULT.heartbeat(),
            DialInRules.DEFAULT.longestSilence(),
            DialInRules.DEFAULT.timeInterval());

    private final SimulatedSite site = SimulatedSite.builder()
            .description(SiteDescription.buses(LinkKind.SECURE_DIAL_IN, GATEWAYS, 1))
            .timeFactor(0)
            .redialMillis(50)
            .start();
    private final MemoryKeys keys = new MemoryKeys();
    private final AtomicInteger logIns = new AtomicInteger();
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final Lines lines = new Lines(2, new Random(3));
    private final DialInServer server = lines.dialInServer(
            NARROW, new DialInSide(keys, threads, listener(), InstantSource.system(), new Random(4)));
    private final Map<SimulatedBus, Line> served = new LinkedHashMap<>();

    private DialInSide.Listener listener() {
        return new DialInSide.Listener() {
            @Override
            public void loggedIn(GatewayId gateway, DialInSide.LogIn logIn) {
                logIns.incrementAndGet();
            }

            @Override
            public void refused(GatewayId gateway, String why, String address) {
                throw new AssertionError(gateway + " refused: " + why);
            }
        };
    }

    private static Line.Listener nobody() {
        return new Line.Listener() {
            @Override
            public void up() {
                // The test asks the line itself.
            }

            @Override
            public void down(String cause) {
                // The test asks the line itself.
            }
        };
    }

    @BeforeEach
    void serve() {
        for (SimulatedBus bus : site.buses()) {
            Line line = lines.dialInLine(
                    GatewayId.of(bus.gateway()),
                    new BusSettings(1, null, 9_600, Parity.NONE),
                    LineTuning.LAN,
                    () -> true,
                    nobody());
            line.open();
            served.put(bus, line);
        }
    }

    @AfterEach
    void close() {
        server.close();
        lines.close();
        threads.shutdownNow();
        site.close();
    }

    private boolean areAllUp() {
        return served.values().stream().allMatch(Line::isUp);
    }

    private static CompletableFuture<BusAnswer> ask(Line line) {
        CompletableFuture<BusAnswer> answer = new CompletableFuture<>();
        line.execute(() -> line.exchange(1, new ReadRegisters(0x0043, 3), answer::complete));
        return answer.orTimeout(20, TimeUnit.SECONDS);
    }

    @Test
    void givenMoreGatewaysThanMayLogInAtOnce_whenAllComeAtOnce_thenAllAreInAgainAndEachIsItself() {
        int port = server.open(0);
        served.keySet()
                .forEach(bus -> site.gateway(bus.gateway())
                        .dial("127.0.0.1", port, keys.identity(GatewayId.of(bus.gateway()), LinkProtection.A)));
        Bench.await().until(this::areAllUp);
        server.close();
        Bench.await().until(() -> served.values().stream().noneMatch(Line::isUp));

        server.open(port);
        Bench.await().until(this::areAllUp);

        assertThat(logIns.get()).isGreaterThanOrEqualTo(2 * GATEWAYS);
        served.forEach((bus, line) -> assertThat(ask(line).join())
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.values().digits(0, 3))
                                .isEqualTo(bus.meters().get(0).serialNumber())));
    }
}
