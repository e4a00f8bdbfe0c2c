package io.wattledger.command.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.Town;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.port.LeaseFence;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
class GatewayLeasesOnPostgresTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Autowired
    Town town;

    @Autowired
    JdbcClient sql;

    @Autowired
    IdSource ids;

    private GatewayId gateway;
    private MeterId meter;
    private JdbcGatewayLeases here;
    private JdbcGatewayLeases there;

    @BeforeEach
    void twoProcesses() {
        gateway = town.gateway;
        meter = town.registerMeter(1);
        here = process(town.named("here"));
        there = process(town.named("there"));
    }

    private JdbcGatewayLeases process(String node) {
        JdbcGatewayLeases leases = new JdbcGatewayLeases(sql, ids, node);
        leases.endPredecessors();
        return leases;
    }

    private LeaseFence held(JdbcGatewayLeases process, Duration timeToLive) {
        return process.acquire(gateway, timeToLive).orElseThrow();
    }

    @Test
    void oneProcessHasAGatewayAtATime() {
        assertThat(here.acquire(gateway, LONG)).isPresent();
        assertThat(there.acquire(gateway, LONG)).isEmpty();
    }

    @Test
    void renewingKeepsTheFence() {
        LeaseFence fence = held(here, LONG);

        assertThat(here.acquire(gateway, LONG)).contains(fence);
        assertThat(here.holds(fence, meter)).isTrue();
    }

    @Test
    void anotherProcessTakesOverWhenTheLeaseRunsOutAndItsFenceIsHigher() {
        LeaseFence lost = held(here, SHORT);

        LeaseFence taken = await().until(() -> there.acquire(gateway, LONG), Optional::isPresent)
                .orElseThrow();

        assertThat(taken.fence()).isGreaterThan(lost.fence());
        assertThat(here.holds(lost, meter)).isFalse();
        assertThat(there.holds(taken, meter)).isTrue();
    }

    @Test
    void aLeaseThatRanOutDoesNotHoldAndComesBackWithANewFence() {
        LeaseFence lost = held(here, SHORT);
        await().until(() -> !here.holds(lost, meter));

        assertThat(held(here, LONG).fence()).isGreaterThan(lost.fence());
    }

    @Test
    void aGatewayGivenBackIsFreeAtOnce() {
        LeaseFence fence = held(here, LONG);

        here.release(fence);

        assertThat(here.holds(fence, meter)).isFalse();
        assertThat(held(there, LONG).fence()).isGreaterThan(fence.fence());
    }

    @Test
    void givingBackAFenceThatWasLostTakesNothingFromTheNewOwner() {
        LeaseFence lost = held(here, LONG);
        here.release(lost);
        LeaseFence taken = held(there, LONG);

        here.release(lost);

        assertThat(there.holds(taken, meter)).isTrue();
    }

    @Test
    void aFenceHoldsOnlyForMetersBehindItsGateway() {
        LeaseFence fence = held(here, LONG);

        assertThat(here.holds(fence, MeterId.of("elsewhere"))).isFalse();
        assertThat(here.holds(new LeaseFence(GatewayId.of("elsewhere"), fence.fence()), meter))
                .isFalse();
    }

    @Test
    void aRestartedProcessNeedNotWaitForItsPredecessor() {
        String node = town.named("node");
        LeaseFence ofThePredecessor = held(process(node), LONG);

        JdbcGatewayLeases restarted = process(node);

        assertThat(restarted.holds(ofThePredecessor, meter)).isFalse();
        assertThat(held(restarted, LONG).fence()).isGreaterThan(ofThePredecessor.fence());
    }

    @Test
    void aRestartTakesNothingFromOtherNodes() {
        LeaseFence fence = held(here, LONG);

        process(town.named("another-node"));

        assertThat(here.holds(fence, meter)).isTrue();
    }
}
