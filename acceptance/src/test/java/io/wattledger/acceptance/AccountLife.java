package io.wattledger.acceptance;

import static org.awaitility.Awaitility.await;

import io.wattledger.acceptance.harness.Answer;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a clerk orders when accounts end and meters are replaced, and what the views then show. */
record AccountLife(Office clerk) {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    Answer close(Room room) {
        return clerk.order(
                "/accounts/" + room.accountId() + "/closure", Map.of("reason", "moves out"), Office.newKey());
    }

    Answer payOut(Room room) {
        return clerk.order(
                "/accounts/" + room.accountId() + "/closure/payout", Map.of("paymentMethod", "CASH"), Office.newKey());
    }

    Answer estimate(Room room, String balance) {
        Map<String, Object> body = Map.of(
                "meterId",
                room.meterId(),
                "balance",
                balance,
                "reading",
                "12.30",
                "reason",
                "the meter burnt",
                "evidence",
                "photograph 7");
        return clerk.order("/accounts/" + room.accountId() + "/settlement-estimates", body, Office.newKey());
    }

    Answer replace(Room room, String newMeterId) {
        Map<String, Object> body =
                Map.of("oldMeterId", room.meterId(), "newMeterId", newMeterId, "reason", "the display is dead");
        return clerk.order("/accounts/" + room.accountId() + "/meter-replacements", body, Office.newKey());
    }

    /** Ends the account over an empty meter, which is then free for another. */
    Room freed(Room room) {
        close(room).expect(202);
        awaitState(room, "CLOSED");
        return room;
    }

    JsonNode account(Room room) {
        return clerk.read("/accounts/" + room.accountId()).expect(200).json();
    }

    void awaitState(Room room, String state) {
        await("account is " + state)
                .atMost(WITHIN)
                .pollInterval(LOOK_EVERY)
                .until(() -> account(room).path("state").asString().equals(state));
    }

    void awaitEvent(Room room, String name) {
        await("event " + name)
                .atMost(WITHIN)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> events(room).contains(name));
    }

    /** Waits until the purse on this meter of the account is open. */
    void awaitOpen(Room room, String meterId) {
        await("purse on " + meterId)
                .atMost(WITHIN)
                .pollInterval(LOOK_EVERY)
                .until(() -> meter(room, meterId).path("open").asBoolean());
    }

    /** A meter of the account as the view shows it; nothing if it has none such. */
    JsonNode meter(Room room, String meterId) {
        JsonNode meters = account(room).path("meters");
        for (JsonNode meter : meters) {
            if (meter.path("meterId").asString().equals(meterId)) {
                return meter;
            }
        }
        return meters.path("none");
    }

    /** Names of the account's events, oldest first. */
    List<String> events(Room room) {
        return clerk.events(room.accountId()).stream()
                .map(event -> event.path("name").asString())
                .toList();
    }
}
