package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.LiveStream;
import io.wattledger.acceptance.harness.LiveStream.Event;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.SharedProgram;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What happens is told to those who watch, as it happens, and to those who were away what they missed. */
@ExtendWith(SharedProgram.class)
class LiveStreamTest {

    private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);

    private final Program program;
    private final Office office;

    LiveStreamTest(Program program) {
        this.program = program;
        this.office = program.office();
    }

    @Test
    @DisplayName("a sale is told with its steps until it is confirmed, and the meter's new balance with it")
    void saleIsTold() {
        Room room = Campus.ofOneRoom(program).room();
        try (LiveStream stream = LiveStream.open(office, "")) {
            String operation = office.sell(room, 7_700);

            awaitState(stream, operation, "CONFIRMED");

            assertThat(statesOf(stream, operation)).endsWith("CONFIRMED");
            assertThat(lastOf(stream, operation).path("steps").findValuesAsString("step"))
                    .containsExactly("ACCEPTED", "SENT", "READ_BACK");
            await("the meter's new balance")
                    .atMost(TOLD_WITHIN)
                    .until(() -> stream.events().stream()
                            .anyMatch(event -> event.name().equals("meter")
                                    && event.data().path("id").asString().equals(room.meterId())
                                    && event.data().path("balance").asString().matches("7[67]\\.\\d{2}")));
        }
    }

    @Test
    @DisplayName("who was away is told what was missed, from the last id on, and nothing twice")
    void missedIsResumed() {
        Room room = Campus.ofOneRoom(program).room();
        String lastId;
        try (LiveStream stream = LiveStream.open(office, "")) {
            String first = office.sell(room, 1_000);
            awaitState(stream, first, "CONFIRMED");
            lastId = stream.lastId();
        }
        String missed = office.sell(room, 2_000);
        office.awaitOperation(missed, "CONFIRMED");

        try (LiveStream resumed = LiveStream.open(office, lastId)) {
            awaitState(resumed, missed, "CONFIRMED");

            List<Long> ids = resumed.events().stream()
                    .filter(event -> event.name().equals("operation"))
                    .map(event -> Long.parseLong(event.id()))
                    .toList();
            assertThat(ids).allMatch(id -> id > Long.parseLong(lastId)).doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("who may see one site only is told of that site only")
    void othersSitesAreNotTold() {
        Room room = Campus.ofOneRoom(program).room();
        Campus mine = Campus.ofOneRoom(program);
        Office elsewhere = Staff.of(program).inRole("DUTY_ROOM", List.of(mine.siteId()));
        try (LiveStream stream = LiveStream.open(elsewhere, "")) {
            String theirs = office.sell(room, 1_000);
            office.awaitOperation(theirs, "CONFIRMED");
            String own = office.sell(mine.room(), 1_000);

            awaitState(stream, own, "CONFIRMED");

            assertThat(statesOf(stream, theirs)).isEmpty();
            assertThat(stream.events())
                    .noneMatch(event -> event.data().path("id").asString().equals(room.meterId()));
        }
    }

    private static void awaitState(LiveStream stream, String operation, String state) {
        await("told that " + operation + " is " + state)
                .atMost(TOLD_WITHIN)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> statesOf(stream, operation).contains(state));
    }

    private static List<String> statesOf(LiveStream stream, String operation) {
        return told(stream, operation).stream()
                .map(data -> data.path("state").asString())
                .toList();
    }

    private static JsonNode lastOf(LiveStream stream, String operation) {
        List<JsonNode> told = told(stream, operation);
        return told.get(told.size() - 1);
    }

    private static List<JsonNode> told(LiveStream stream, String operation) {
        return stream.events().stream()
                .filter(event -> event.name().equals("operation"))
                .map(Event::data)
                .filter(data -> data.path("id").asString().equals(operation))
                .toList();
    }
}
