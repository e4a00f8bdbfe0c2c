package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.SharedProgram;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What no longer answers is said to be lost, and is found again by itself. */
@ExtendWith(SharedProgram.class)
class LostMeterTest {

    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(40);

    private final Program program;
    private final Office office;

    LostMeterTest(Program program) {
        this.program = program;
        this.office = program.office();
    }

    @Test
    @DisplayName(
            "a meter is lost after three misses, its neighbours are not, and it comes back with what was sold meanwhile")
    void meterIsLostAndBack() {
        List<Room> rooms = Campus.plan().metersPerBus(4).watts(0).open(program).rooms();
        Room silent = rooms.get(1);
        office.awaitOperation(office.sell(silent, 10_000), "CONFIRMED");

        silent.meter().powerOff();
        awaitState(silent, "LOST");
        String waiting = office.sell(silent, 1_000);
        assertThat(List.of(rooms.get(0), rooms.get(2), rooms.get(3)))
                .allMatch(room -> !state(room).equals("LOST"));
        assertThat(office.read("/meters?state=LOST&siteId="
                                + office.meter(silent).path("siteId").asString())
                        .expect(200)
                        .json()
                        .path("items")
                        .findValuesAsString("id"))
                .containsExactly(silent.meterId());
        assertThat(eventNames(silent.meterId())).contains("meter.went-offline");

        silent.meter().powerOn();
        awaitState(silent, "NORMAL");
        office.awaitOperation(waiting, "CONFIRMED");
        assertThat(eventNames(silent.meterId())).endsWith("meter.came-online");
        new Oracle(office).holdsFor(rooms);
    }

    @Test
    @DisplayName("a gateway that is gone is shown as down, and everything behind it comes back with it")
    void gatewayIsGoneAndBack() {
        List<Room> rooms = Campus.plan().metersPerBus(4).watts(0).open(program).rooms();
        Room room = rooms.get(0);
        office.awaitOperation(office.sell(room, 10_000), "CONFIRMED");

        room.bus().goOffline();
        awaitGateway(room, false);
        String waiting = office.sell(room, 1_000);
        room.bus().goOnline();

        awaitGateway(room, true);
        office.awaitOperation(waiting, "CONFIRMED");
        awaitState(room, "NORMAL");
        new Oracle(office).holdsFor(rooms);
    }

    @Test
    @DisplayName("a connection that breaks is dialled again without anybody noticing")
    void brokenConnectionIsDialledAgain() {
        Room room = Campus.ofOneRoom(program).room();

        room.bus().dropConnections();

        office.awaitOperation(office.sell(room, 1_000), "CONFIRMED");
        new Oracle(office).holdsFor(room);
    }

    private void awaitState(Room room, String state) {
        await("meter is " + state)
                .atMost(NOTICED_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> state(room).equals(state));
    }

    private void awaitGateway(Room room, boolean online) {
        await("gateway is online: " + online)
                .atMost(NOTICED_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> isOnline(room) == online);
    }

    private boolean isOnline(Room room) {
        String site = office.meter(room).path("siteId").asString();
        for (JsonNode gateway :
                office.read("/gateways?siteId=" + site).expect(200).json().path("items")) {
            if (gateway.path("id").asString().equals(room.gatewayId())) {
                return gateway.path("online").asBoolean();
            }
        }
        throw new AssertionError("gateway " + room.gatewayId() + " is not listed");
    }

    private String state(Room room) {
        return office.meter(room).path("state").asString();
    }

    private List<String> eventNames(String aggregateId) {
        return office.events(aggregateId).stream()
                .map(event -> event.path("name").asString())
                .toList();
    }
}
