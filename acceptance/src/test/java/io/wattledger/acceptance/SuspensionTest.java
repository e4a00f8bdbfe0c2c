package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.acceptance.harness.Answer;
import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.SharedProgram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an account's owner may ask for at the desk that moves no money: a rest, and right data. */
@ExtendWith(SharedProgram.class)
class SuspensionTest {

    private final Program program;
    private final Office cashier;

    SuspensionTest(Program program) {
        this.program = program;
        this.cashier = program.office();
    }

    @Test
    @DisplayName(
            "a suspended account's relay opens and stays open, nothing is sold, refunds go on; then all is as before")
    void accountRestsAndResumes() {
        Room room = Campus.ofOneRoom(program).room();
        cashier.awaitOperation(cashier.sell(room, 10_000), "CONFIRMED");

        Answer suspended = change(cashier, room, "suspensions").expect(201);
        cashier.awaitOperation(suspended.json().at("/operations/0/operationId").asString(), "CONFIRMED");
        assertThat(room.meter().image().relay().forcedOpen()).isTrue();
        cashier.awaitBadge(room, "SUSPENDED");
        assertThat(cashier.read("/accounts/" + room.accountId())
                        .json()
                        .at("/suspension/reason")
                        .asString())
                .isEqualTo("away for a year");
        cashier.sell(room, 1_000, Office.newKey()).expectProblem(422, "account-suspended");
        cashier.order(
                        "/meters/" + room.meterId() + "/relay",
                        Map.of("mode", "PREPAID", "reason", "turn it on"),
                        Office.newKey())
                .expectProblem(422, "meter-held-open");
        change(cashier, room, "suspensions").expectProblem(409, "already-suspended");
        Answer refund = cashier.order(
                "/accounts/" + room.accountId() + "/refunds",
                Map.of("meterId", room.meterId(), "amount", "10.00", "reason", "asked for it"),
                201);
        cashier.awaitOperation(refund.field("operationId"), "CONFIRMED");

        Answer resumed = change(cashier, room, "resumption").expect(201);
        cashier.awaitOperation(resumed.json().at("/operations/0/operationId").asString(), "CONFIRMED");
        assertThat(room.meter().image().relay().forcedOpen()).isFalse();
        await("no badge")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !cashier.badges(room).contains("SUSPENDED"));
        change(cashier, room, "resumption").expectProblem(409, "not-suspended");
        cashier.awaitOperation(cashier.sell(room, 1_000), "CONFIRMED");
        new Oracle(cashier).holdsFor(List.of(room));
    }

    @Test
    @DisplayName(
            "an owner's data are put right: views show the new ones, the audit shows that, and no answer or event holds them in clear")
    void customerDataArePutRight() {
        Room room = Campus.ofOneRoom(program).room();
        String path = "/accounts/" + room.accountId() + "/customer";
        String body = "{\"name\":\"Han Meimei 韩梅梅\",\"phone\":\"13711112222\"}";

        Answer changed = cashier.rest().send("PUT", path, body).expect(200);
        assertThat(changed.text()).doesNotContain("13711112222");
        cashier.ordered().accumulateAndGet(changed.sequence(), Math::max);

        assertThat(cashier.read("/accounts/" + room.accountId()).expect(200).text())
                .contains("13711112222")
                .doesNotContain("13800000000");
        assertThat(cashier.events(room.accountId()).toString())
                .contains("account.customer-changed")
                .doesNotContain("13711112222");
        cashier.rest()
                .send("PUT", path, "{\"name\":\" \",\"phone\":\"13711112222\"}")
                .expectProblem(400, "malformed-request");
    }

    @Test
    @DisplayName("whoever may not manage accounts neither suspends them nor changes their owners' data")
    void permissionsHold() {
        Room room = Campus.ofOneRoom(program).room();
        Office dutyRoom = Staff.of(program).inRole("DUTY_ROOM", List.of());

        change(dutyRoom, room, "suspensions").expectProblem(403, "not-permitted");
        dutyRoom.rest()
                .send("PUT", "/accounts/" + room.accountId() + "/customer", "{\"name\":\"A\",\"phone\":\"1\"}")
                .expectProblem(403, "not-permitted");
    }

    private static Answer change(Office office, Room room, String what) {
        return office.order(
                "/accounts/" + room.accountId() + "/" + what, Map.of("reason", "away for a year"), Office.newKey());
    }
}
