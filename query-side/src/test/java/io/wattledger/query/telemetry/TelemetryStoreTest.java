package io.wattledger.query.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.FastBlock;
import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.device.Observation.GatewayLink;
import io.wattledger.kernel.device.Observation.MeterMissed;
import io.wattledger.kernel.device.Observation.MeterRead;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.history.InMemoryMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelemetryStoreTest {

    private static final MeterId METER = MeterId.of("meter.1");
    private static final GatewayId GATEWAY = GatewayId.of("gateway-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:59:58Z");
    private static final Energy NONE = Energy.ofCentiKwh(0);

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final TelemetryDatabase database =
            new TelemetryDatabase(mongo.client().getDatabase("telemetry"));
    private final List<Set<MeterId>> changes = new CopyOnWriteArrayList<>();
    private final TelemetryStore store = new TelemetryStore(database, List.of(changes::add));

    @BeforeEach
    void start() {
        store.start();
    }

    @AfterEach
    void close() {
        store.stop();
        mongo.close();
    }

    @Test
    void whatAPollFindsIsTheMetersCurrentState() {
        store.publish(List.of(read("100.00", NOON, energy(500))));

        MeterNow now = awaitState(NOON);
        assertThat(now.fast()).isEqualTo(fast("100.00"));
        assertThat(now.energy()).isEqualTo(energy(500));
        assertThat(now.lost()).isFalse();
        await().untilAsserted(() -> assertThat(changes).containsExactly(Set.of(METER)));
    }

    @Test
    void aShortPollKeepsTheEnergyOfTheLastLongOne() {
        store.publish(List.of(read("100.00", NOON, energy(500)), read("99.99", NOON.plusSeconds(1), null)));

        MeterNow now = awaitState(NOON.plusSeconds(1));
        assertThat(now.energy()).isEqualTo(energy(500));
    }

    @Test
    void givenAMeterThatIsLost_thenItsLastWordIsKeptWithItsAge_andItsReturnIsTold() {
        store.publish(List.of(read("100.00", NOON, null)));
        awaitState(NOON);
        store.publish(List.of(new MeterMissed(METER, 3, true, NOON, "silent", NOON.plusSeconds(30))));
        await().untilAsserted(() -> assertThat(state().lost()).isTrue());
        MeterNow lost = state();
        assertThat(lost.fast()).isEqualTo(fast("100.00"));
        assertThat(lost.observedAt()).isEqualTo(NOON);
        assertThat(lost.misses()).isEqualTo(3);
        assertThat(lost.lastError()).isEqualTo("silent");

        store.publish(List.of(read("100.00", NOON.plusSeconds(60), null)));
        MeterNow back = awaitState(NOON.plusSeconds(60));
        assertThat(back.lost()).isFalse();
        assertThat(back.lastError()).isNull();
        await().untilAsserted(() -> assertThat(changes).hasSize(3));
    }

    @Test
    void aReadingIsKeptOnlyWhereItDiffersFromTheOneBefore() {
        store.publish(List.of(
                read("100.00", NOON, null),
                read("100.00", NOON.plusSeconds(1), null),
                read("99.99", NOON.plusSeconds(2), null),
                read("99.99", NOON.plusSeconds(3), null),
                read("99.99", NOON.plusSeconds(4), energy(501)),
                read("99.99", NOON.plusSeconds(5), energy(501))));
        awaitState(NOON.plusSeconds(5));

        await().untilAsserted(() -> assertThat(database.readings(METER, NOON, NOON.plus(Duration.ofHours(1))))
                .extracting(Reading::at)
                .containsExactly(NOON, NOON.plusSeconds(2), NOON.plusSeconds(4)));
        assertThat(database.readings(METER, NOON.plusSeconds(1), NOON.plusSeconds(4)))
                .extracting(Reading::balance)
                .containsExactly(Money.parse("99.99"));
    }

    @Test
    void aLinkIsShownUpOrDownWithItsError() {
        store.publish(List.of(new GatewayLink(GATEWAY, false, null, "refused", NOON)));
        await().untilAsserted(() -> assertThat(database.gateways(List.of(GATEWAY)))
                .isEqualTo(Map.of(GATEWAY, new GatewayNow(false, NOON, null, "refused"))));

        store.publish(List.of(new GatewayLink(GATEWAY, true, NOON.plusSeconds(1), "", NOON.plusSeconds(1))));
        await().untilAsserted(() -> assertThat(database.gateways(List.of(GATEWAY)))
                .isEqualTo(Map.of(GATEWAY, new GatewayNow(true, NOON.plusSeconds(1), NOON.plusSeconds(1), null))));
    }

    private static Observation read(String balance, Instant at, @Nullable EnergyRegisters energy) {
        return new MeterRead(METER, fast(balance), energy, at);
    }

    private static FastBlock fast(String balance) {
        return new FastBlock(Money.parse(balance), 8, 0, 3, 1 << 13, 0);
    }

    private static EnergyRegisters energy(long centiKwh) {
        return new EnergyRegisters(Energy.ofCentiKwh(centiKwh), NONE, NONE, Energy.ofCentiKwh(centiKwh), NONE);
    }

    private MeterNow awaitState(Instant observedAt) {
        await().untilAsserted(() -> assertThat(database.meters(List.of(METER)).values())
                .extracting(MeterNow::observedAt)
                .containsExactly(observedAt));
        return state();
    }

    private MeterNow state() {
        return database.meters(List.of(METER)).values().stream().findFirst().orElseThrow();
    }
}
