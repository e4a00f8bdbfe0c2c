package io.wattledger.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.adapter.bench.Bench;
import io.wattledger.adapter.bench.MemoryKeys;
import io.wattledger.adapter.gl1.FrameHeader;
import io.wattledger.adapter.link.BusAnswer.Answered;
import io.wattledger.adapter.link.BusAnswer.Silent;
import io.wattledger.adapter.wire.ReadRegisters;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.LinkProfile;
import io.wattledger.kernel.device.Parity;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.simulator.SimulatedBus;
import io.wattledger.simulator.SimulatedGateway;
import io.wattledger.simulator.SimulatedSite;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Traffic;
import io.wattledger.simulator.gl1.GatewayIdentity;
import io.wattledger.simulator.gl1.GatewaySide;
import io.wattledger.simulator.gl1.LinkProtection;
import io.wattledger.simulator.gl1.Wire;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gateways that dial in, on real sockets, and what strangers may try. */
class DialInTest {

    private static final GatewayId GATEWAY = GatewayId.of("GW-1");
    private static final ReadRegisters IDENTITY = new ReadRegisters(0x0043, 3);
    private static final DialInRules RULES = rules(Duration.ofSeconds(60));
    private static final int KEY_OR_PROOF = 1;
    private static final int PROFILE = 2;
    private static final int TOO_MANY_TRIES = 3;
    private static final int NOT_HERE = 4;

    private final SimulatedSite site = site(20);
    private final SimulatedBus bus = site.bus(0);
    private final SimulatedGateway gateway = site.gateway("GW-1");
    private final MemoryKeys keys = new MemoryKeys();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> downs = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final Lines lines = new Lines(2, new Random(3));
    private final DialInSide side = new DialInSide(keys, threads, listener(), InstantSource.system(), new Random(4));
    private final DialInServer server = lines.dialInServer(RULES, side);
    private final int port = server.open(0);
    private final Line line = lines.dialInLine(
            GATEWAY, new BusSettings(1, null, 9_600, Parity.NONE), Bench.IMPATIENT, () -> true, new Line.Listener() {
                @Override
                public void up() {
                    heard.add("up");
                }

                @Override
                public void down(String cause) {
                    downs.add(cause);
                }
            });

    private static DialInRules rules(Duration longestSilence) {
        return new DialInRules(3, Duration.ofSeconds(2), Duration.ofSeconds(30), longestSilence, Duration.ofHours(1));
    }

    private static SimulatedSite site(long redialMillis) {
        return SimulatedSite.builder()
                .description(SiteDescription.buses(LinkKind.SECURE_DIAL_IN, 1, 2))
                .timeFactor(0)
                .redialMillis(redialMillis)
                .start();
    }

    private DialInSide.Listener listener() {
        return new DialInSide.Listener() {
            @Override
            public void loggedIn(GatewayId id, DialInSide.LogIn logIn) {
                heard.add(id + " with key " + logIn.keyId() + " and profile " + logIn.profile());
                if (logIn.replacing()) {
                    heard.add(id + " again from " + logIn.address());
                }
            }

            @Override
            public void refused(GatewayId id, String why, String address) {
                heard.add(id + " refused: " + why + " from " + address);
            }
        };
    }

    @BeforeEach
    void serve() {
        line.open();
        Bench.await().until(() -> lines.dialIns().isServed(GATEWAY));
    }

    @AfterEach
    void close() {
        line.close();
        server.close();
        lines.close();
        threads.shutdownNow();
        site.close();
    }

    private GatewayIdentity identity(LinkProtection best) {
        return keys.identity(GATEWAY, best);
    }

    private void logIn(LinkProtection best) {
        gateway.dial("127.0.0.1", port, identity(best));
        Bench.await().until(line::isUp);
    }

    private BusAnswer exchange(int unit) {
        CompletableFuture<BusAnswer> answer = new CompletableFuture<>();
        line.execute(() -> line.exchange(unit, IDENTITY, answer::complete));
        return answer.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void assertRight(SimulatedBus asked, int unit) {
        assertThat(exchange(unit))
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.values().digits(0, 3))
                                .isEqualTo(asked.meters().get(unit - 1).serialNumber()));
    }

    private void awaitEnd(int reason) {
        Bench.await().until(() -> gateway.lastEnd().equals("refused, reason " + reason));
        assertThat(line.isUp()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void givenAGatewayWithItsKey_whenItDialsIn_thenItsMetersAnswer(LinkProtection best) {
        logIn(best);

        assertRight(bus, 1);
        assertRight(bus, 2);
        assertThat(heard).contains("GW-1 with key 1 and profile " + best);
    }

    @ParameterizedTest
    @EnumSource
    void givenSessionKeysAreRenewed_whenReadOn_thenAnswersAreRight(LinkProtection best) {
        logIn(best);
        for (int round = 1; round <= 3; round++) {
            int renewed = round;
            gateway.rekey();
            assertRight(bus, 1);
            Bench.await().until(() -> gateway.rekeyings() == renewed);
        }
        assertThat(gateway.logIns()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"LATE", "HELD_FOR_NEXT_EXCHANGE", "RESPONSE_LOST", "WRONG_CRC", "WRONG_UNIT", "TRUNCATED"})
    void givenNoUsableAnswerFromTheBus_whenReadAgain_thenNothingStaleIsBelieved(FaultKind fault) {
        logIn(LinkProtection.A);
        site.faults().next(Traffic.ANY, fault);

        assertThat(exchange(1)).isInstanceOf(Silent.class);
        assertRight(bus, 2);
        assertRight(bus, 1);
        assertThat(gateway.logIns())
                .as("a fault of the bus is none of the link")
                .isEqualTo(1);
    }

    @Test
    void givenTheLinkBreaks_whenTheGatewayDialsAgain_thenTheLineIsBack() {
        logIn(LinkProtection.A);
        bus.dropConnections();

        Bench.await().until(() -> gateway.logIns() == 2 && line.isUp());
        assertRight(bus, 1);
        assertThat(downs).hasSize(1);
    }

    @Test
    void givenTheBusIsSuspect_whenItBeginsAnew_thenTheLinkStays() {
        logIn(LinkProtection.A);
        line.execute(() -> line.reconnect("no unit answers"));

        Bench.await().until(() -> downs.contains("no unit answers"));
        assertRight(bus, 1);
        assertThat(gateway.logIns()).isEqualTo(1);
    }

    @Test
    void givenASecondLogInWithTheSameKey_whenItHasProvedItself_thenItTakesTheFirstOnesPlace() {
        try (SimulatedSite other = site(20)) {
            SimulatedSite first = site(60_000);
            first.gateway("GW-1").dial("127.0.0.1", port, identity(LinkProtection.A));
            Bench.await().until(line::isUp);
            other.gateway("GW-1").dial("127.0.0.1", port, identity(LinkProtection.A));

            Bench.await().until(() -> first.gateway("GW-1").lastEnd().equals("server said goodbye"));
            Bench.await().until(line::isUp);
            assertRight(other.bus(0), 1);
            assertThat(first.bus(0).requestsReceived()).isZero();
            assertThat(heard).containsOnlyOnce("GW-1 again from 127.0.0.1");
            first.close();
        }
    }

    @Test
    void givenAnotherKey_whenItDialsIn_thenItIsRefusedAndThatIsHeard() {
        identity(LinkProtection.A);
        gateway.dial("127.0.0.1", port, new GatewayIdentity("GW-1", 1, "00".repeat(32), LinkProtection.A));

        awaitEnd(KEY_OR_PROOF);
        Bench.await().until(() -> heard.contains("GW-1 refused: unknown key or wrong proof from 127.0.0.1"));
    }

    @Test
    void givenAnUnknownId_whenItDialsIn_thenItIsToldTheSame() {
        gateway.dial("127.0.0.1", port, new GatewayIdentity("nobody", 1, "00".repeat(32), LinkProtection.A));

        awaitEnd(KEY_OR_PROOF);
        assertThat(heard).isEmpty();
    }

    @Test
    void givenThreeFailures_whenTriedAgain_thenItHasToWait() {
        gateway.dial("127.0.0.1", port, new GatewayIdentity("nobody", 1, "00".repeat(32), LinkProtection.A));

        awaitEnd(TOO_MANY_TRIES);
    }

    @Test
    void givenAGatewayBelowItsMinimum_whenItDialsIn_thenItIsRefused() {
        String secret = keys.issue(GATEWAY, "GW-1", 1, LinkProfile.A).secretHex();
        gateway.dial("127.0.0.1", port, new GatewayIdentity("GW-1", 1, secret, LinkProtection.D));

        awaitEnd(PROFILE);
    }

    @Test
    void givenAGatewayThatAnotherProcessOwns_whenItDialsIn_thenItIsSentAway() {
        line.close();
        gateway.dial("127.0.0.1", port, identity(LinkProtection.A));

        awaitEnd(NOT_HERE);
    }

    @Test
    void givenAConnectionThatSaysNothing_whenTheTimeForALogInIsOver_thenItIsClosed() throws IOException {
        try (RawGateway silent = new RawGateway(port)) {
            assertThat(silent.millisUntilClosed()).isGreaterThan(1_000);
        }
    }

    @Test
    void givenAsManyLogInsAsMayBeUnderWay_whenAnotherOneComes_thenItIsClosedAtOnceAndLaterOnesAreNot()
            throws IOException {
        try (RawGateway first = new RawGateway(port);
                RawGateway second = new RawGateway(port);
                RawGateway third = new RawGateway(port);
                RawGateway tooMany = new RawGateway(port)) {
            tooMany.millisUntilClosed();
            for (RawGateway admitted : List.of(first, second, third)) {
                admitted.send(new GatewaySide(identity(LinkProtection.A), 1, new Random(29)).hello());
                assertThat(admitted.frame()[Wire.TYPE_AT]).isEqualTo((byte) Wire.CHALLENGE);
            }
        }
        logIn(LinkProtection.A);
    }

    @Test
    void givenBytesThatAreNoFrame_whenReceived_thenTheConnectionIsClosed() throws IOException {
        Random random = new Random(31);
        for (int i = 0; i < 50; i++) {
            byte[] noise = new byte[FrameHeader.BYTES + random.nextInt(64)];
            random.nextBytes(noise);
            try (RawGateway noisy = new RawGateway(port)) {
                noisy.send(noise);
                noisy.millisUntilClosed();
            }
        }
        logIn(LinkProtection.A);
    }

    @Test
    void givenAGatewayThatFallsSilent_whenItsTimeIsOver_thenItIsGone() throws IOException {
        DialInServer impatient = lines.dialInServer(rules(Duration.ofMillis(1_500)), side);
        try (impatient;
                RawGateway silent = new RawGateway(impatient.open(0))) {
            silent.logIn(identity(LinkProtection.A));
            Bench.await().until(line::isUp);

            assertThat(silent.millisUntilClosed()).isGreaterThan(1_000);
            Bench.await().until(() -> downs.contains("no sign of life for 1 s"));
        }
    }

    @Test
    void givenAFrameIsReplayed_whenReceived_thenTheLinkEnds() throws IOException {
        try (RawGateway replaying = new RawGateway(port)) {
            GatewaySide session = replaying.logIn(identity(LinkProtection.D));
            byte[] heartbeat = session.seal(Wire.HEARTBEAT, 0, new byte[0]);
            replaying.send(heartbeat);
            assertThat(session.open(replaying.frame()).type()).isEqualTo(Wire.HEARTBEAT_ACK);
            replaying.send(heartbeat);

            Bench.await().until(() -> downs.contains("frame is not the next one"));
        }
    }

    @Test
    void givenTheGatewaySaysThatNothingWillCome_whenAsked_thenThatIsSilenceAtOnce() throws IOException {
        try (RawGateway honest = new RawGateway(port)) {
            GatewaySide session = honest.logIn(identity(LinkProtection.A));
            Bench.await().until(line::isUp);
            CompletableFuture<BusAnswer> answer = new CompletableFuture<>();
            line.execute(() -> line.exchange(1, IDENTITY, answer::complete));
            assertThat(session.open(honest.frame()).type()).isEqualTo(Wire.RTU_DOWN);
            honest.send(session.seal(Wire.RTU_FAIL, 1, new byte[] {1}));

            assertThat(answer.orTimeout(10, TimeUnit.SECONDS).join()).isInstanceOf(Silent.class);
        }
    }
}
