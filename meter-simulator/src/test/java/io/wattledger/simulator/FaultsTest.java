package io.wattledger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Faults;
import io.wattledger.simulator.fault.Traffic;
import io.wattledger.simulator.meter.MoneyOpType;
import io.wattledger.simulator.meter.MoneyOrder;
import io.wattledger.simulator.meter.SerialNumber;
import io.wattledger.simulator.site.LinkKind;
import io.wattledger.simulator.site.SiteDescription;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault, scripted, does over a real socket what its description says. */
class FaultsTest {
    private static final String SERIAL = "202600000001";
    private static final byte[] FAST_READ = BusClient.readPdu(0x021F, 7);
    private static final int FAST_REPLY = 19;
    private static final int WRITE_REPLY = 8;
    private static final Set<FaultKind> SILENT = EnumSet.of(
            FaultKind.REQUEST_LOST, FaultKind.RESPONSE_LOST, FaultKind.LATE, FaultKind.HELD_FOR_NEXT_EXCHANGE);

    private final SimulatedSite site = SimulatedSite.builder()
            .description(SiteDescription.singleBus(LinkKind.RTU_OVER_TCP, SERIAL, "202600000002"))
            .timeFactor(0)
            .start();
    private final SimulatedBus bus = site.bus(0);
    private final SimulatedMeter meter = site.meter(SERIAL);
    private final BusClient client = new BusClient(bus.port());

    @AfterEach
    void stop() {
        client.close();
        site.close();
    }

    @Test
    @DisplayName("a lost request changes nothing and is not answered, but was seen on the wire")
    void requestLost() {
        assertThat(purchaseWith(FaultKind.REQUEST_LOST)).isEmpty();
        assertNotApplied();
    }

    @Test
    @DisplayName("a lost response leaves the purchase applied")
    void responseLost() {
        assertThat(purchaseWith(FaultKind.RESPONSE_LOST)).isEmpty();
        assertApplied();
    }

    @Test
    @DisplayName("a busy meter answers exception 06 and does nothing")
    void busy() {
        assertThat(purchaseWith(FaultKind.BUSY)).isEqualTo(BusClient.frame(1, new byte[] {(byte) 0x90, 0x06}));
        assertNotApplied();
    }

    @Test
    @DisplayName("a damaged answer differs from the good one in its CRC only")
    void wrongCrc() {
        byte[] reply = purchaseWith(FaultKind.WRONG_CRC);

        assertThat(reply).hasSize(WRITE_REPLY);
        assertThat(BusClient.goodCrc(reply)).isFalse();
        assertThat(Arrays.copyOf(reply, 6)).containsExactly(1, 0x10, 0x30, 0x10, 0, 12);
        assertApplied();
    }

    @Test
    @DisplayName("a doubled answer comes twice, byte for byte")
    void duplicated() {
        byte[] reply = readWith(FaultKind.DUPLICATED);

        assertThat(reply).hasSize(2 * FAST_REPLY);
        assertThat(Arrays.copyOf(reply, FAST_REPLY)).isEqualTo(Arrays.copyOfRange(reply, FAST_REPLY, 2 * FAST_REPLY));
    }

    @Test
    @DisplayName("a split answer is complete and good")
    void split() {
        byte[] reply = readWith(FaultKind.SPLIT);

        assertThat(reply).hasSize(FAST_REPLY);
        assertThat(BusClient.goodCrc(reply)).isTrue();
    }

    @Test
    @DisplayName("a truncated answer is the beginning of the good one")
    void truncated() {
        byte[] good = client.exchange(1, FAST_READ);
        byte[] reply = readWith(FaultKind.TRUNCATED);

        assertThat(reply.length).isBetween(1, FAST_REPLY - 1);
        assertThat(good).startsWith(reply);
    }

    @Test
    @DisplayName("a merged answer comes behind the answer before it")
    void merged() {
        byte[] before = client.exchange(2, BusClient.readPdu(0x0043, 3));
        byte[] reply = readWith(FaultKind.MERGED);

        assertThat(reply).hasSize(before.length + FAST_REPLY).startsWith(before);
    }

    @Test
    @DisplayName("garbage comes before the good answer")
    void garbage() {
        byte[] good = client.exchange(1, FAST_READ);

        assertThat(readWith(FaultKind.GARBAGE)).hasSizeGreaterThan(FAST_REPLY).endsWith(good);
    }

    @Test
    @DisplayName("an answer from the wrong unit has a good CRC and another address")
    void wrongUnit() {
        byte[] reply = readWith(FaultKind.WRONG_UNIT);

        assertThat(reply).hasSize(FAST_REPLY);
        assertThat(BusClient.goodCrc(reply)).isTrue();
        assertThat(reply[0]).isNotEqualTo((byte) 1);
    }

    @Test
    @DisplayName("a connection cut before the write leaves the meter as it was")
    void cutBefore() {
        assertThat(purchaseWith(FaultKind.CUT_BEFORE_APPLY)).isEmpty();
        assertThat(client.isEnded()).isTrue();
        assertNotApplied();
    }

    @Test
    @DisplayName("a connection cut after the write loses half of the answer, the purchase is applied")
    void cutAfter() {
        assertThat(purchaseWith(FaultKind.CUT_AFTER_APPLY)).hasSize(WRITE_REPLY / 2);
        assertThat(client.isEnded()).isTrue();
        assertApplied();
    }

    @Test
    @DisplayName("a late answer comes after its exchange, while the bus answers others")
    void late() {
        bus.setLateMillis(700);
        byte[] number = client.exchange(1, BusClient.readPdu(0x0043, 3));

        assertThat(readWith(FaultKind.LATE)).isEmpty();
        assertThat(client.exchange(1, BusClient.readPdu(0x0043, 3))).isEqualTo(number);
        assertThat(BusClient.goodCrc(client.exactly(FAST_REPLY))).isTrue();
    }

    @Test
    @DisplayName("a held answer comes just before the next answer")
    void held() {
        assertThat(readWith(FaultKind.HELD_FOR_NEXT_EXCHANGE)).isEmpty();

        byte[] both = client.exchange(2, BusClient.readPdu(0x0043, 3));

        assertThat(both).hasSize(FAST_REPLY + 11);
        assertThat(both[0]).isEqualTo((byte) 1);
        assertThat(both[FAST_REPLY]).isEqualTo((byte) 2);
    }

    @Test
    @DisplayName("a converter may hand a late answer to the next connection, or drop it")
    void lateToNextConnection() {
        bus.setLateMillis(1);
        bus.setLateToNextConnection(true);
        meter.faults().next(Traffic.ANY, FaultKind.HELD_FOR_NEXT_EXCHANGE);
        assertThat(client.exchangeInSilence(1, FAST_READ)).isEmpty();
        client.close();
        await().until(() -> bus.connectionCount() == 0);
        try (BusClient next = new BusClient(bus.port())) {
            assertThat(next.exchange(2, BusClient.readPdu(0x0043, 3))).hasSize(FAST_REPLY + 11);

            bus.setLateToNextConnection(false);
            meter.faults().next(Traffic.ANY, FaultKind.HELD_FOR_NEXT_EXCHANGE);
            assertThat(next.exchangeInSilence(1, FAST_READ)).isEmpty();
        }
        await().until(() -> bus.connectionCount() == 0);
        try (BusClient next = new BusClient(bus.port())) {
            assertThat(next.exchange(2, BusClient.readPdu(0x0043, 3))).hasSize(11);
        }
    }

    @Test
    @DisplayName("a late answer whose connection is gone comes out of the next one, also when nobody asks there")
    void lateWithoutQuestion() {
        bus.setLateMillis(200);
        bus.setLateToNextConnection(true);
        meter.faults().next(Traffic.ANY, FaultKind.LATE);
        client.send(BusClient.frame(1, FAST_READ));
        await().until(() -> meter.faults().injected(FaultKind.LATE) == 1);
        client.close();
        await().until(() -> bus.connectionCount() == 0);

        try (BusClient next = new BusClient(bus.port())) {
            assertThat(BusClient.goodCrc(next.exactly(FAST_REPLY))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    @DisplayName("whatever went wrong, the next exchange on a new connection is right")
    void goesOnAfter(FaultKind kind) {
        readWith(kind);
        try (BusClient next = new BusClient(bus.port())) {
            assertThat(next.read(1, 0x021F, 7).remaining()).isEqualTo(14);
        }
    }

    @Test
    @DisplayName("a script counts down on its own traffic only, nearest place first, before any rate")
    void scripts() {
        meter.faults().next(2, Traffic.MONEY_WRITES, FaultKind.RESPONSE_LOST);
        site.faults().rate(FaultKind.BUSY, 1, Traffic.WRITES);

        assertThat(client.exchange(1, FAST_READ)).hasSize(FAST_REPLY);
        assertThat(client.exchangeInSilence(1, purchasePdu(7))).isEmpty();
        assertThat(meter.faults().injected(FaultKind.RESPONSE_LOST)).isEqualTo(1);
        assertThat(client.exchangeInSilence(1, purchasePdu(8))).isEmpty();
        assertThat(client.exchange(1, purchasePdu(9))).hasSize(5);
        assertThat(meter.moneyWritesOnWire())
                .extracting(MoneyWriteOnWire::fault)
                .containsExactly(
                        Optional.of(FaultKind.RESPONSE_LOST),
                        Optional.of(FaultKind.RESPONSE_LOST),
                        Optional.of(FaultKind.BUSY));
        assertThat(meter.moneyWriteFramesSeen()).isEqualTo(3);
    }

    @Test
    @DisplayName("rates are met, never more than one fault hits an exchange, and the seed decides")
    void rates() {
        byte[] request = BusClient.readPdu(0x021F, 7);
        long[] first = drawn(request, 99);

        assertThat(first[0]).isBetween(2_700L, 3_300L);
        assertThat(first[1]).isBetween(850L, 1_150L);
        assertThat(drawn(request, 99)).isEqualTo(first);
        assertThat(drawn(request, 100)).isNotEqualTo(first);
    }

    private static long[] drawn(byte[] request, long seed) {
        Faults faults = new Faults(seed).rate(FaultKind.LATE, 0.3).rate(FaultKind.WRONG_CRC, 0.1);
        IntStream.range(0, 10_000).forEach(i -> Faults.choose(request, faults));
        return new long[] {faults.injected(FaultKind.LATE), faults.injected(FaultKind.WRONG_CRC)};
    }

    private byte[] readWith(FaultKind kind) {
        meter.faults().next(Traffic.READS, kind);
        return SILENT.contains(kind) ? client.exchangeInSilence(1, FAST_READ) : client.exchange(1, FAST_READ);
    }

    private byte[] purchaseWith(FaultKind kind) {
        meter.openOnSite(0);
        meter.faults().next(Traffic.MONEY_WRITES, kind);
        byte[] pdu = purchasePdu(77);
        return SILENT.contains(kind) ? client.exchangeInSilence(1, pdu) : client.exchange(1, pdu);
    }

    private byte[] purchasePdu(long txnId) {
        MoneyOrder order =
                MoneyOrder.of(MoneyOpType.PURCHASE, meter.count() + 1, 10_000, txnId, new SerialNumber(SERIAL));
        return BusClient.moneyPdu(order);
    }

    private void assertApplied() {
        assertThat(meter.balanceMicroYuan()).isEqualTo(100_000_000);
        assertThat(meter.appliedMoneyOperations()).last().extracting("txnId").isEqualTo(77L);
        assertThat(meter.moneyWriteFramesSeen()).isEqualTo(1);
    }

    private void assertNotApplied() {
        assertThat(meter.balanceMicroYuan()).isZero();
        assertThat(meter.appliedMoneyOperations()).hasSize(1);
        assertThat(meter.moneyWriteFramesSeen()).isEqualTo(1);
    }
}
