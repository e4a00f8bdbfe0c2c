package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.acceptance.harness.Answer;
import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An account that passes from one person to another. */
class OwnerChangeTest {

    private static final String OLD = "13800000000";
    private static final String NEXT = "13755556666";

    @Test
    @DisplayName(
            "settled, an account passes with the last pay-out, also when the program is killed before it; carried, at once; each owner's time is shown apart")
    void accountPassesOn() {
        try (Program program = Program.startedAs("owners")) {
            Office cashier = program.office();
            Room room = Campus.plan().customer("Li Lei", OLD).open(program).room();
            cashier.awaitOperation(cashier.sell(room, 10_000), "CONFIRMED");

            notWhileMoneyIsInFlight(cashier, room);
            settlesAndPasses(program, cashier, room);
            eachOwnersTimeIsShownApart(cashier, room);
            carriesAtOnce(cashier, room);
            permissionsHold(program, room);

            new Oracle(cashier).holdsFor(List.of(room));
        }
    }

    private static void notWhileMoneyIsInFlight(Office cashier, Room room) {
        room.meter().powerOff();
        String sale = cashier.sell(room, 500);
        change(cashier, room, "CARRY", NEXT).expectProblem(422, "money-in-flight");
        room.meter().powerOn();
        cashier.awaitOperation(sale, "CONFIRMED");
    }

    private static void settlesAndPasses(Program program, Office cashier, Room room) {
        Answer asked = change(cashier, room, "SETTLE", NEXT).expect(201);
        assertThat(asked.json().path("changed").asBoolean()).isFalse();
        assertThat(asked.text()).doesNotContain(NEXT);
        String refund = asked.json().at("/refunds/0/operationId").asString();
        cashier.sell(room, 500, Office.newKey()).expectProblem(409, "owner-change-under-way");
        cashier.awaitOperation(refund, "CONFIRMED");
        assertThat(account(cashier, room).at("/customer/phone").asString()).isEqualTo(OLD);

        program.killAndRestart();
        assertThat(account(cashier, room).at("/ownerChange/settlement").asString())
                .isEqualTo("SETTLE");
        cashier.order("/refunds/" + refund + "/payout", Map.of("paymentMethod", "CASH"), 201);

        JsonNode passed = account(cashier, room);
        assertThat(passed.at("/customer/phone").asString()).isEqualTo(NEXT);
        assertThat(passed.path("tenure").asInt()).isEqualTo(2);
        assertThat(passed.path("ownerChange").isNull()
                        || passed.path("ownerChange").isMissingNode())
                .isTrue();
        assertThat(room.meter().balanceFen()).isLessThanOrEqualTo(0);
        cashier.awaitOperation(cashier.sell(room, 2_000), "CONFIRMED");
    }

    private static void eachOwnersTimeIsShownApart(Office cashier, Room room) {
        String path = "/accounts/" + room.accountId();
        JsonNode owners = cashier.read(path + "/tenures").expect(200).json();
        assertThat(owners.findValuesAsString("phone")).containsExactly(OLD, NEXT);
        await("the sale in the ledger")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(cashier.read(path + "/ledger?tenure=2")
                                .expect(200)
                                .json()
                                .findValuesAsString("type"))
                        .contains("account.credit-sold")
                        .doesNotContain("account.refund-paid-out", "account.meter-attached"));
        assertThat(cashier.read(path + "/ledger?tenure=1").expect(200).json().findValuesAsString("type"))
                .contains("account.meter-attached", "account.refund-paid-out");
        JsonNode statement =
                cashier.read(path + "/statement?tenure=2").expect(200).json().at("/meters/0");
        assertThat(statement.path("sold").asString()).isEqualTo("20.00");
        assertThat(statement.path("refunded").asString()).isEqualTo("0.00");
        assertThat(cashier.read(path + "/statement")
                        .expect(200)
                        .json()
                        .at("/meters/0/sold")
                        .asString())
                .isEqualTo("125.00");
        cashier.read(path + "/ledger?tenure=7").expectProblem(404, "not-found");
    }

    private static void carriesAtOnce(Office cashier, Room room) {
        Answer carried = change(cashier, room, "CARRY", "13799998888").expect(201);
        assertThat(carried.json().path("changed").asBoolean()).isTrue();
        assertThat(account(cashier, room).at("/customer/phone").asString()).isEqualTo("13799998888");
        assertThat(room.meter().balanceFen()).isPositive();
    }

    private static void permissionsHold(Program program, Room room) {
        Office dutyRoom = Staff.of(program).inRole("DUTY_ROOM", List.of());
        change(dutyRoom, room, "CARRY", NEXT).expectProblem(403, "not-permitted");
    }

    private static Answer change(Office office, Room room, String settlement, String phone) {
        return office.order(
                "/accounts/" + room.accountId() + "/owner-changes",
                Map.of(
                        "customer",
                        Map.of("name", "Han Meimei", "phone", phone),
                        "settlement",
                        settlement,
                        "reason",
                        "the room was let again"),
                Office.newKey());
    }

    private static JsonNode account(Office office, Room room) {
        return office.read("/accounts/" + room.accountId()).expect(200).json();
    }
}
