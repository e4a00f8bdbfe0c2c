package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.SharedProgram;
import io.wattledger.acceptance.harness.Yuan;
import io.wattledger.simulator.meter.AppliedMoneyOperation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Meters are added to accounts and replaced, live ones and dead ones. */
@ExtendWith(SharedProgram.class)
class ReplacementTest {

    private final Program program;
    private final Office clerk;
    private final Office manager;
    private final AccountLife life;

    ReplacementTest(Program program) {
        this.program = program;
        this.clerk = program.office();
        this.manager = Staff.of(program).manager();
        this.life = new AccountLife(clerk);
    }

    @Test
    @DisplayName("the new meter opens with exactly what the old one held, and goes on within the tiers where it stood")
    void liveMeterIsReplaced() {
        List<Room> rooms = Campus.plan().metersPerBus(2).open(program).rooms();
        Room room = rooms.get(0);
        Room spare = life.freed(rooms.get(1));
        clerk.awaitOperation(clerk.sell(room, 10_000), "CONFIRMED");

        life.replace(room, spare.meterId()).expect(202);
        life.awaitOpen(room, spare.meterId());

        String held =
                life.meter(room, room.meterId()).path("departure").path("held").asString();
        assertThat(openingOf(spare)).isEqualTo(Yuan.fen(held));
        assertThat(room.meter().balanceFen()).isZero();
        JsonNode tiers = operation(spare, "TIERS");
        clerk.awaitOperation(tiers.path("id").asString(), "CONFIRMED");
        assertThat(spare.meter().image().energy().periodCentiKwh())
                .isGreaterThanOrEqualTo(room.meter().image().energy().periodCentiKwh());
        assertThat(clerk.meter(room).path("state").asString()).isEqualTo("NOT_OPENED");
        clerk.awaitOperation(
                clerk.order("/accounts/" + room.accountId() + "/sales", saleTo(spare), 201)
                        .field("operationId"),
                "CONFIRMED");
        life.replace(room, spare.meterId()).expectProblem(422, "meter-not-on-account");
    }

    @Test
    @DisplayName("a dead meter is replaced on the strength of an estimate; what it held is found out when it returns")
    void deadMeterIsReplaced() {
        List<Room> rooms = Campus.plan().metersPerBus(2).watts(0).open(program).rooms();
        Room room = rooms.get(0);
        Room spare = life.freed(rooms.get(1));
        clerk.awaitOperation(clerk.sell(room, 10_000), "CONFIRMED");
        room.meter().powerOff();

        life.replace(room, spare.meterId()).expect(202);
        manager.grant(life.estimate(room, "90.00").expect(202).field("approvalId"))
                .expect(200);
        life.awaitOpen(room, spare.meterId());
        assertThat(spare.meter().balanceFen()).isEqualTo(9_000);

        room.meter().powerOn();
        life.awaitEvent(room, "account.settlement-difference-adopted");
        JsonNode departure = life.meter(room, room.meterId()).path("departure");
        assertThat(departure.path("held").asString()).isEqualTo("100.00");
        assertThat(departure.path("difference").asString()).isEqualTo("10.00");
        assertThat(room.meter().balanceFen()).isZero();
    }

    @Test
    @DisplayName("a further meter of the account opens as the first one did")
    void meterIsAdded() {
        List<Room> rooms = Campus.plan().metersPerBus(2).open(program).rooms();
        Room room = rooms.get(0);
        Room spare = life.freed(rooms.get(1));
        String tariff =
                life.account(room).path("meters").get(0).path("tariffId").asString();

        clerk.order(
                "/accounts/" + room.accountId() + "/meters",
                Map.of("meterId", spare.meterId(), "tariffId", tariff, "transferIn", "12.30"),
                201);
        life.awaitOpen(room, spare.meterId());

        assertThat(openingOf(spare)).isEqualTo(1_230);
    }

    @Test
    @DisplayName("an account laid down beforehand touches no meter until one click opens it")
    void preparedAccountIsOpened() {
        Room room = life.freed(Campus.ofOneRoom(program).room());
        String tariff =
                life.account(room).path("meters").get(0).path("tariffId").asString();
        int applied = room.meter().appliedMoneyOperations().size();
        Map<String, Object> plan = Map.of(
                "unitId",
                room.unitId(),
                "customer",
                Map.of("name", "Li Si", "phone", "13900000000"),
                "meters",
                List.of(Map.of("meterId", room.meterId(), "tariffId", tariff, "transferIn", "5.00")));
        String account = clerk.order("/accounts/preparations", plan, 201).id();
        String other = clerk.order("/accounts/preparations", plan, 201).id();
        assertThat(clerk.read("/accounts/" + account).expect(200).field("state"))
                .isEqualTo("PREPARED");
        assertThat(room.meter().appliedMoneyOperations()).hasSize(applied);

        String opening = clerk.order("/accounts/" + account + "/opening", Map.of(), 201)
                .json()
                .path("operations")
                .get(0)
                .path("operationId")
                .asString();
        clerk.awaitOperation(opening, "CONFIRMED");
        assertThat(openingOf(room)).isEqualTo(500);
        clerk.order("/accounts/" + other + "/opening", Map.of(), Office.newKey())
                .expectProblem(409, "meter-already-in-use");
        clerk.order("/accounts/" + other + "/withdrawal", Map.of("reason", "stays away"), 200);
        assertThat(clerk.read("/accounts/" + other).expect(200).field("state")).isEqualTo("WITHDRAWN");
    }

    private static long openingOf(Room spare) {
        List<AppliedMoneyOperation> applied = spare.meter().appliedMoneyOperations();
        return applied.get(applied.size() - 1).amountFen();
    }

    private JsonNode operation(Room room, String kind) {
        return clerk.operations(room).stream()
                .filter(operation -> operation.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> saleTo(Room room) {
        return Map.of("meterId", room.meterId(), "amount", "10.00", "paymentMethod", "CASH");
    }
}
