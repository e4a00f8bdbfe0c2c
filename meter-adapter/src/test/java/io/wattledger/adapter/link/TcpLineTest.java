package io.wattledger.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wattledger.adapter.bench.Bench;
import io.wattledger.adapter.link.BusAnswer.Answered;
import io.wattledger.adapter.link.BusAnswer.Cut;
import io.wattledger.adapter.link.BusAnswer.ExceptionReply;
import io.wattledger.adapter.link.BusAnswer.NotSent;
import io.wattledger.adapter.link.BusAnswer.Silent;
import io.wattledger.adapter.wire.ReadRegisters;
import io.wattledger.adapter.wire.RequestPdu;
import io.wattledger.adapter.wire.WriteRegisters;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.device.Parity;
import io.wattledger.simulator.SimulatedBus;
import io.wattledger.simulator.SimulatedMeter;
import io.wattledger.simulator.SimulatedSite;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Traffic;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One line against a converter that does to answers whatever converters do to answers. */
class TcpLineTest {

    private static final ReadRegisters IDENTITY = new ReadRegisters(0x0043, 3);
    private static final WriteRegisters FORCE_OPEN = new WriteRegisters(0x0057, new byte[] {0, 1, 0, 1});
    private static final int METERS = 4;

    private final SimulatedSite site = SimulatedSite.builder()
            .description(SiteDescription.buses(LinkKind.RTU_OVER_TCP, 1, METERS))
            .timeFactor(0)
            .lateMillis(150)
            .start();
    private final SimulatedBus bus = site.bus(0);
    private final Lines lines = new Lines(1, new Random(3));
    private final AtomicBoolean maySend = new AtomicBoolean(true);
    private final AtomicInteger ups = new AtomicInteger();
    private final AtomicInteger downs = new AtomicInteger();
    private final Line line = lines.line(
            new LineSettings(
                    "127.0.0.1", bus.port(), false, new BusSettings(1, null, 9_600, Parity.NONE), Bench.IMPATIENT),
            maySend::get,
            new Line.Listener() {
                @Override
                public void up() {
                    ups.incrementAndGet();
                }

                @Override
                public void down(String cause) {
                    downs.incrementAndGet();
                }
            });

    @BeforeEach
    void open() {
        line.open();
        Bench.await().until(line::isUp);
    }

    @AfterEach
    void close() {
        assertThat(bus.overlappingRequests())
                .as("exactly one request in flight")
                .isZero();
        line.close();
        lines.close();
        site.close();
    }

    private BusAnswer exchange(int unit, RequestPdu request) {
        CompletableFuture<BusAnswer> answer = new CompletableFuture<>();
        line.execute(() -> line.exchange(unit, request, answer::complete));
        return answer.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private SimulatedMeter meter(int unit) {
        return bus.meters().get(unit - 1);
    }

    private void assertRight(int unit, BusAnswer answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.values().digits(0, 3))
                                .as("the value of unit " + unit)
                                .isEqualTo(meter(unit).serialNumber()));
    }

    @Test
    void givenAnExchangeUnderWay_whenAnotherIsBegun_thenItIsRefused() {
        CompletableFuture<Void> second = new CompletableFuture<>();
        line.execute(() -> {
            line.exchange(1, IDENTITY, answer -> {});
            assertThatIllegalStateException().isThrownBy(() -> line.exchange(2, IDENTITY, answer -> {}));
            second.complete(null);
        });
        second.orTimeout(10, TimeUnit.SECONDS).join();
        Bench.await().until(() -> bus.requestsReceived() == 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"SPLIT", "MERGED", "GARBAGE", "DUPLICATED"})
    void givenAnAnswerAmongOtherBytes_whenRead_thenItIsFound(FaultKind fault) {
        assertRight(1, exchange(1, IDENTITY));
        site.faults().next(Traffic.ANY, fault);

        assertRight(2, exchange(2, IDENTITY));
        assertRight(3, exchange(3, IDENTITY));
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {
                "REQUEST_LOST",
                "RESPONSE_LOST",
                "LATE",
                "HELD_FOR_NEXT_EXCHANGE",
                "WRONG_CRC",
                "TRUNCATED",
                "WRONG_UNIT"
            })
    void givenNoUsableAnswer_whenRead_thenSilentAndTheNextReadsAreRight(FaultKind fault) {
        site.faults().next(Traffic.ANY, fault);

        assertThat(exchange(1, IDENTITY)).isInstanceOf(Silent.class);

        assertRight(2, exchange(2, IDENTITY));
        assertRight(1, exchange(1, IDENTITY));
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"REQUEST_LOST", "RESPONSE_LOST", "LATE", "WRONG_CRC", "CUT_BEFORE_APPLY", "CUT_AFTER_APPLY"})
    void givenNoUsableAnswer_whenWritten_thenOneFrameWasSentAndNoneFollows(FaultKind fault) {
        site.faults().next(Traffic.WRITES, fault);

        BusAnswer answer = exchange(1, FORCE_OPEN);

        assertThat(answer).isInstanceOfAny(Silent.class, Cut.class);
        Bench.await().until(line::isUp);
        assertRight(2, exchange(2, IDENTITY));
        assertThat(bus.requestsReceived()).isEqualTo(2);
        assertThat(lines.counters().writes()).isEqualTo(1);
    }

    @Test
    void givenALateAnswerThatTheConverterHandsToTheNextConnection_whenReadAgain_thenItIsNotBelieved() {
        bus.setLateToNextConnection(true);
        site.faults().next(Traffic.ANY, FaultKind.LATE);
        assertThat(exchange(1, new ReadRegisters(0x021F, 7))).isInstanceOf(Silent.class);
        meter(1).openOnSite(777);
        bus.dropConnections();
        Bench.await().until(() -> ups.get() == 2);

        BusAnswer fresh = exchange(1, new ReadRegisters(0x021F, 7));

        assertThat(fresh)
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.values().i32(0))
                                .as("the late answer said 0")
                                .isEqualTo(777));
        assertThat(bus.requestsReceived()).isEqualTo(2);
        assertRight(2, exchange(2, IDENTITY));
    }

    @Test
    void givenABusyMeter_whenRead_thenItsExceptionIsTold() {
        site.faults().next(Traffic.ANY, FaultKind.BUSY);

        assertThat(exchange(1, IDENTITY))
                .isInstanceOfSatisfying(
                        ExceptionReply.class, busy -> assertThat(busy.code()).isEqualTo(6));
    }

    @Test
    void givenTheConnectionIsCut_whenTheGatewayIsBack_thenTheLineDialsByItself() {
        site.faults().next(Traffic.ANY, FaultKind.CUT_BEFORE_APPLY);
        assertThat(exchange(1, IDENTITY)).isInstanceOf(Cut.class);

        Bench.await().until(() -> ups.get() == 2);

        assertRight(1, exchange(1, IDENTITY));
        assertThat(downs).hasValue(1);
    }

    @Test
    void givenTheGatewayIsAway_whenAnythingIsSent_thenNothingLeavesAndThatIsCertain() {
        bus.goOffline();
        Bench.await().until(() -> !line.isUp());

        assertThat(exchange(1, FORCE_OPEN)).isInstanceOf(NotSent.class);
        assertThat(lines.counters().writes()).isZero();
        bus.goOnline();
        Bench.await().until(line::isUp);
    }

    @Test
    void givenTheRightToSendIsLost_whenAnythingIsSent_thenNothingLeaves() {
        maySend.set(false);

        assertThat(exchange(1, FORCE_OPEN)).isInstanceOf(NotSent.class);
        assertThat(bus.requestsReceived()).isZero();
    }

    @Test
    void givenAllFaultsMixed_whenReadManyTimes_thenNoValueIsAttributedToAWrongMeter() {
        bus.setLateToNextConnection(true);
        for (FaultKind fault : FaultKind.values()) {
            site.faults().rate(fault, 0.03);
        }
        int answered = 0;
        Random random = new Random(21);
        for (int i = 0; i < 200; i++) {
            int unit = 1 + random.nextInt(METERS);
            Bench.await().until(line::isUp);
            BusAnswer answer = exchange(unit, IDENTITY);
            if (answer instanceof Answered) {
                answered++;
                assertRight(unit, answer);
            }
        }
        assertThat(answered).isGreaterThan(100);
    }
}
