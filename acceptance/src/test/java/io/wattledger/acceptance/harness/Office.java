package io.wattledger.acceptance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * An operator at work: logged in, giving orders and reading views over REST. Orders get a new Idempotency-Key each unless one is named; reads wait for the
 * operator's own orders.
 *
 * @param rest the client, with the session's token
 * @param ordered global sequence of the newest order given here
 */
public record Office(Rest rest, AtomicLong ordered) {

    /** States from which an operation does not move by itself. */
    public static final Set<String> FINAL_STATES = Set.of("CONFIRMED", "REFUSED", "CANCELLED", "EXPIRED", "SUPERSEDED");

    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(25);

    /** Logs in with a new session. */
    public static Office logIn(Program program, String username, String password) {
        Rest anonymous = Rest.of(program);
        Answer session = anonymous
                .post("/sessions", Map.of("username", username, "password", password))
                .expect(201);
        return new Office(anonymous.bearing(session.field("token")), new AtomicLong());
    }

    /** Gives an order under a new key, which must be answered with that status. */
    public Answer order(String path, Object body, int status) {
        return order(path, body, newKey()).expect(status);
    }

    /** Gives an order under this key. */
    public Answer order(String path, Object body, String key) {
        Answer answer = rest.with("Idempotency-Key", key).post(path, body);
        if (answer.status() < 300) {
            ordered.accumulateAndGet(answer.sequence(), Math::max);
        }
        return answer;
    }

    /** Reads a view that includes every order given here; asks again while the views have not caught up. */
    public Answer read(String path) {
        String after = (path.contains("?") ? "&after=" : "?after=") + ordered.get();
        return StubbornClient.sendUntilAnswered(() -> rest.get(path + after));
    }

    /** A new site and its id. */
    public String site(String name) {
        return order("/sites", Map.of("name", name, "timeZone", "Asia/Shanghai"), 201)
                .id();
    }

    /** A new building and its id. */
    public String building(String siteId, String name, int floors) {
        return order("/buildings", Map.of("siteId", siteId, "name", name, "floors", floors), 201)
                .id();
    }

    /** A new unit and its id. */
    public String unit(String buildingId, int floor, String number) {
        return order("/units", Map.of("buildingId", buildingId, "floor", floor, "number", number), 201)
                .id();
    }

    /** A new flat tariff of this price in 0.0001 CNY/kWh, and its id. */
    public String flatTariff(String siteId, long price) {
        String text = BigDecimal.valueOf(price, 4).toPlainString();
        Map<String, Object> tariff =
                Map.of("siteId", siteId, "name", "Flat " + text, "kind", "FLAT", "prices", Map.of("flat", text));
        return order("/tariffs", tariff, 201).id();
    }

    /** Opens an account over one meter of a unit, which holds the balance. */
    public Answer openAccount(String unitId, String meterId, String tariffId, String name, String phone) {
        return openAccount(unitId, meterId, tariffId, name, phone, "METER");
    }

    /** Opens an account over one meter of a unit. */
    public Answer openAccount(
            String unitId, String meterId, String tariffId, String name, String phone, String balanceHeld) {
        Map<String, Object> account = Map.of(
                "unitId",
                unitId,
                "customer",
                Map.of("name", name, "phone", phone),
                "balanceHeld",
                balanceHeld,
                "meters",
                List.of(Map.of("meterId", meterId, "tariffId", tariffId)));
        return order("/accounts", account, 201);
    }

    /** Sells credit and answers the operation; a sale of the same amount a moment ago does not matter. */
    public String sell(Room room, long fen) {
        return sell(room, fen, newKey()).expect(201).field("operationId");
    }

    /** Asks for a sale under this key. */
    public Answer sell(Room room, long fen, String key) {
        Map<String, Object> sale = Map.of(
                "meterId", room.meterId(), "amount", Yuan.of(fen), "paymentMethod", "CASH", "confirmDuplicate", true);
        return order("/accounts/" + room.accountId() + "/sales", sale, key);
    }

    /** Orders who rules the relay and answers the operation. */
    public String relay(Room room, String mode) {
        Map<String, Object> body = mode.equals("FORCED_CLOSED")
                ? Map.of(
                        "mode",
                        mode,
                        "reason",
                        "acceptance",
                        "until",
                        Instant.now().plus(1, ChronoUnit.HOURS).toString())
                : Map.of("mode", mode, "reason", "acceptance");
        return order("/meters/" + room.meterId() + "/relay", body, 202).field("operationId");
    }

    /** Asks for the settlement of an unknown outcome; answers the approval that a second person has to grant. */
    public String askForSettlement(String operationId, String outcome) {
        Map<String, Object> settlement =
                Map.of("outcome", outcome, "reason", "looked at the meter", "evidence", "photo 4711");
        return order("/operations/" + operationId + "/settlement", settlement, 202)
                .field("approvalId");
    }

    /** Asks for the release of a quarantined meter; answers the approval that a second person has to grant. */
    public String askForRelease(Room room, int baseCount, long adoptedFen) {
        Map<String, Object> release =
                Map.of("baseCount", baseCount, "adoptedAdjustment", Yuan.of(adoptedFen), "reason", "inspected");
        return order("/meters/" + room.meterId() + "/quarantine-release", release, 202)
                .field("approvalId");
    }

    /** Agrees, or tries to. */
    public Answer grant(String approvalId) {
        return order("/approvals/" + approvalId + "/grant", Map.of(), newKey());
    }

    /** The operation as the view shows it. */
    public JsonNode operation(String operationId) {
        return read("/operations/" + operationId).expect(200).json();
    }

    /** Waits until the view shows the operation in one of these states, and answers it. */
    public JsonNode awaitOperation(String operationId, Set<String> states, Duration within) {
        try {
            return await("operation " + operationId + " is " + states)
                    .atMost(within)
                    .pollInterval(LOOK_EVERY)
                    .until(
                            () -> operation(operationId),
                            operation -> states.contains(operation.path("state").asString()));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("it did not become " + states + ": " + operation(operationId), late);
        }
    }

    /** Waits until the view shows the operation in this state, and answers it. */
    public JsonNode awaitOperation(String operationId, String state) {
        return awaitOperation(operationId, Set.of(state), DECIDED_WITHIN);
    }

    /** The account. */
    public JsonNode account(Room room) {
        return read("/accounts/" + room.accountId()).expect(200).json();
    }

    /** What the account has, all meters together, and its level. */
    public JsonNode balanceOfAccount(Room room) {
        return read("/accounts/" + room.accountId() + "/balance").expect(200).json();
    }

    /** The account's balance on the room's meter. */
    public JsonNode balance(Room room) {
        JsonNode meters = read("/accounts/" + room.accountId() + "/balance")
                .expect(200)
                .json()
                .path("meters");
        return StreamSupport.stream(meters.spliterator(), false)
                .filter(meter -> meter.path("meterId").asString().equals(room.meterId()))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until this part of the balance is that: views of one fact are not written at the same instant. */
    public void awaitBalance(Room room, String part, String amount) {
        await(part + " is " + amount)
                .atMost(DECIDED_WITHIN)
                .pollInterval(LOOK_EVERY)
                .until(() -> balance(room).path(part).asString().equals(amount));
    }

    /** The meter as the state wall shows it. */
    public JsonNode meter(Room room) {
        return read("/meters/" + room.meterId()).expect(200).json();
    }

    /** Waits until the state wall shows this badge on the meter. */
    public void awaitBadge(Room room, String badge) {
        await("meter has badge " + badge)
                .atMost(DECIDED_WITHIN)
                .pollInterval(LOOK_EVERY)
                .until(() -> badges(room).contains(badge));
    }

    /** The badges beside the meter's state. */
    public List<String> badges(Room room) {
        return StreamSupport.stream(meter(room).path("badges").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** All operations of the meter, whatever their state. */
    public List<JsonNode> operations(Room room) {
        JsonNode page = read("/operations?size=500&meterId=" + room.meterId())
                .expect(200)
                .json();
        assertThat(page.path("total").asLong()).as("operations of one meter").isLessThanOrEqualTo(500);
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    /** All events of an aggregate, oldest first. */
    public List<JsonNode> events(String aggregateId) {
        JsonNode page = rest.get("/audit/events?aggregateId=" + aggregateId + "&size=500")
                .expect(200)
                .json();
        return StreamSupport.stream(page.path("items").spliterator(), false).toList();
    }

    /** This client with a fresh Idempotency-Key on its next request. */
    public Rest withNewKey() {
        return rest.with("Idempotency-Key", newKey());
    }

    /** A key that was never used. */
    public static String newKey() {
        return UUID.randomUUID().toString();
    }
}
