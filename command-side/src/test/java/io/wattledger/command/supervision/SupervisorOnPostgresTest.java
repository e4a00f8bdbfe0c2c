package io.wattledger.command.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.Town;
import io.wattledger.command.account.Story;
import io.wattledger.kernel.device.FastBlock;
import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class SupervisorOnPostgresTest {

    private static final int CLOSED = 1 << 13;

    @Autowired
    Town town;

    @Autowired
    TransitionSupervisor supervisor;

    private static Observation read(MeterId meter, int status1) {
        return new Observation.MeterRead(meter, new FastBlock(Money.ZERO, 1, 0, 3, status1, 0), null, Story.NOON);
    }

    @Test
    void whatPollingFindsBecomesFactsAtTransitionsOnly() {
        MeterId meter = town.registerMeter(1);

        supervisor.publish(List.of(
                new Observation.GatewayLink(town.gateway, true, Story.NOON, "", Story.NOON),
                read(meter, CLOSED),
                read(meter, CLOSED),
                read(meter, 0),
                new Observation.MeterMissed(meter, 3, true, Story.NOON, "silence", Story.NOON),
                read(meter, 0)));

        await().untilAsserted(() -> assertThat(town.namesOfFacts(meter))
                .containsExactly(
                        "MeterRegistered",
                        "MeterCameOnline",
                        "MeterRelayStateObserved",
                        "MeterRelayStateObserved",
                        "MeterWentOffline",
                        "MeterCameOnline"));
        assertThat(town.namesOfFacts(town.gateway)).containsExactly("GatewayRegistered", "GatewayCameOnline");
    }

    @Test
    void anObservationThatCannotBeRecordedDoesNotStopTheOthers() {
        MeterId meter = town.registerMeter(1);

        supervisor.publish(List.of(read(MeterId.of("nowhere"), CLOSED), read(meter, CLOSED)));

        await().untilAsserted(() -> assertThat(town.namesOfFacts(meter)).contains("MeterRelayStateObserved"));
    }
}
