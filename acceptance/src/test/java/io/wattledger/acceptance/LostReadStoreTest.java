package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Folders;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The events are the only truth: what is made from them may be thrown away. */
class LostReadStoreTest {

    /** What is observed on the bus is no event; it comes back with the next poll. */
    private static final Set<String> OBSERVED = Set.of("onMeter", "observedAt", "purchaseCount", "consumption");

    @Test
    @DisplayName(
            "the read store is deleted while the program is down: the next start rebuilds it, and views are as before")
    void deletedReadStoreComesBack() {
        try (Program program = Program.startedAs("lost-read-store")) {
            List<Room> rooms =
                    Campus.plan().buses(2).metersPerBus(2).open(program).rooms();
            Office office = program.office();
            rooms.get(1).meter().faults().next(3, Traffic.MONEY_WRITES, FaultKind.REQUEST_LOST);
            for (Room room : rooms) {
                office.sell(room, 1_234);
                office.sell(room, 4_321);
            }
            Oracle oracle = new Oracle(office).awaitQuiet(rooms);
            List<JsonNode> before = views(office, rooms);

            program.terminate();
            assertThat(program.data().resolve("mongo")).exists();
            Folders.delete(program.data().resolve("mongo"));
            program.start();
            program.awaitReady();

            assertThat(views(office, rooms)).isEqualTo(before);
            oracle.holdsFor(rooms);
            office.awaitOperation(office.sell(rooms.get(0), 100), "CONFIRMED");
        }
    }

    private static List<JsonNode> views(Office office, List<Room> rooms) {
        List<JsonNode> views = new ArrayList<>();
        for (Room room : rooms) {
            views.add(view(office, "/accounts/" + room.accountId()));
            views.add(view(office, "/operations?size=500&meterId=" + room.meterId()));
            ObjectNode balance = (ObjectNode) office.balance(room);
            views.add(balance.remove(OBSERVED));
        }
        return views;
    }

    private static JsonNode view(Office office, String path) {
        return office.read(path).expect(200).json();
    }
}
