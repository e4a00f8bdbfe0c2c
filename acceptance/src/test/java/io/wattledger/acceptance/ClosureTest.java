package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.acceptance.harness.Answer;
import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.SharedProgram;
import io.wattledger.acceptance.harness.Yuan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Accounts come to their end: over a live meter and a lost one, and whatever was still on its way. */
@ExtendWith(SharedProgram.class)
class ClosureTest {

    private static final long HUNDRED_YUAN = 10_000;

    private final Program program;
    private final Office clerk;
    private final Office manager;
    private final AccountLife life;

    ClosureTest(Program program) {
        this.program = program;
        this.clerk = program.office();
        this.manager = Staff.of(program).manager();
        this.life = new AccountLife(clerk);
    }

    @Test
    @DisplayName(
            "the meter's own record is the settlement; paid out, the account is closed and its meter free for another")
    void closedAndPaidOut() {
        Room room = Campus.ofOneRoom(program).room();
        String waiting = clerk.sell(room, HUNDRED_YUAN);

        Answer closing = life.close(room).expect(202);
        assertThat(closing.field("state")).isEqualTo("CLOSING");
        sale(room).expectProblem(422, "meter-leaving");
        life.awaitState(room, "SETTLED");

        String clearing =
                closing.json().path("operations").get(0).path("operationId").asString();
        JsonNode operation = clerk.awaitOperation(clearing, "CONFIRMED");
        String settlement = life.account(room).path("ending").path("settlement").asString();
        assertThat(operation.path("amount").asString()).isEqualTo(settlement);
        assertThat(operation.path("before").path("balance").asString()).isEqualTo(settlement);
        assertThat(clerk.operation(waiting).path("state").asString()).isEqualTo("CONFIRMED");
        assertThat(room.meter().balanceFen()).isZero();

        Answer paid = life.payOut(room).expect(201);
        assertThat(paid.field("amount")).isEqualTo(settlement);
        assertThat(paid.field("state")).isEqualTo("CLOSED");
        life.payOut(room).expectProblem(422, "nothing-to-pay-out");
        life.close(room).expectProblem(409, "account-closed");
        life.awaitState(room, "CLOSED");
        assertThat(life.events(room))
                .endsWith(
                        "account.money-write-confirmed",
                        "account.final-reading-taken",
                        "account.meter-detached",
                        "account.closure-settled",
                        "account.settlement-paid-out",
                        "account.closed");
        assertThat(idsOf("/accounts?state=CLOSED&unitId=" + room.unitId())).containsExactly(room.accountId());
        assertThat(idsOf("/accounts?state=OPEN&unitId=" + room.unitId())).isEmpty();
        new Oracle(clerk).holdsFor(List.of(room));

        Answer next = openAgain(room);
        clerk.awaitOperation(openingOf(next), "CONFIRMED");
        clerk.awaitOperation(
                clerk.order("/accounts/" + next.id() + "/sales", saleOf(room), 201)
                        .field("operationId"),
                "CONFIRMED");
        assertThat(clerk.meter(room).path("accountId").asString()).isEqualTo(next.id());
    }

    @Test
    @DisplayName("money that never reached the meter, and a refund not paid out, are handed over with the rest")
    void everythingIsHandedOver() {
        Room room = roomWithAHundred();
        Map<String, Object> refund = Map.of("meterId", room.meterId(), "amount", "30.00", "reason", "moves out");
        clerk.awaitOperation(
                clerk.order("/accounts/" + room.accountId() + "/refunds", refund, 201)
                        .field("operationId"),
                "CONFIRMED");
        room.meter().powerOff();
        String undelivered = clerk.sell(room, 2_000);
        clerk.order("/operations/" + undelivered + "/cancellation", Map.of(), 201);
        room.meter().powerOn();

        life.close(room).expect(202);
        life.awaitState(room, "SETTLED");
        Answer paid = life.payOut(room).expect(201);

        assertThat(paid.json().path("parts").findValuesAsString("amount"))
                .hasSize(3)
                .contains(
                        "30.00",
                        "20.00",
                        life.account(room).path("ending").path("settlement").asString());
        life.awaitState(room, "CLOSED");
        new Oracle(clerk).holdsFor(room);
    }

    @Test
    @DisplayName(
            "a lost meter is settled by two, and when it returns it is cleared by itself and the difference adopted")
    void lostMeterIsEstimated() {
        Room room = roomWithAHundred();
        room.meter().powerOff();
        life.close(room).expect(202);

        Answer asked = life.estimate(room, "90.00").expect(202);
        clerk.grant(asked.field("approvalId")).expectProblem(422, "self-approval");
        manager.grant(asked.field("approvalId")).expect(200);
        life.awaitState(room, "SETTLED");
        Answer paid = life.payOut(room).expect(201);
        assertThat(paid.field("amount")).isEqualTo("90.00");
        assertThat(paid.field("state")).isEqualTo("CLOSED_METER_PENDING");
        life.estimate(room, "80.00").expectProblem(422, "meter-not-leaving");

        room.meter().powerOn();
        life.awaitState(room, "CLOSED");
        JsonNode departure = life.account(room).path("meters").get(0).path("departure");
        assertThat(yuan(departure, "difference")).isEqualTo(yuan(departure, "held") - yuan(departure, "estimate"));
        new Oracle(clerk).holdsFor(room);
    }

    private Room roomWithAHundred() {
        Room room = Campus.ofOneRoom(program).room();
        clerk.awaitOperation(clerk.sell(room, HUNDRED_YUAN), "CONFIRMED");
        return room;
    }

    private Answer sale(Room room) {
        return clerk.order("/accounts/" + room.accountId() + "/sales", saleOf(room), Office.newKey());
    }

    private static Map<String, Object> saleOf(Room room) {
        return Map.of("meterId", room.meterId(), "amount", "10.00", "paymentMethod", "CASH");
    }

    private Answer openAgain(Room room) {
        String tariff =
                life.account(room).path("meters").get(0).path("tariffId").asString();
        return clerk.openAccount(room.unitId(), room.meterId(), tariff, "Li Si", "13900000000");
    }

    private static String openingOf(Answer account) {
        for (JsonNode operation : account.json().path("operations")) {
            if (operation.path("kind").asString().equals("OPENING")) {
                return operation.path("operationId").asString();
            }
        }
        throw new AssertionError("no opening in " + account.text());
    }

    private List<String> idsOf(String path) {
        return clerk.read(path).expect(200).json().path("items").findValuesAsString("id");
    }

    private static long yuan(JsonNode node, String field) {
        return Yuan.fen(node.path(field).asString());
    }
}
