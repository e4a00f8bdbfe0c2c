package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.acceptance.harness.Answer;
import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.Yuan;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An account whose balance the server holds, from its opening into arrears and back. */
class HeldByServerTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String OFTEN = "--wattledger.adapter.sweep-interval=1s";

    @Test
    @DisplayName(
            "consumption runs the account into arrears, its relay is opened, and a sale closes it again; killed in between")
    void arrearsOpenTheRelayAndASaleClosesIt() {
        try (Program program = Program.named("held-by-server", OFTEN)) {
            program.start();
            program.awaitReady();
            Room room = Campus.plan()
                    .heldByServer()
                    .watts(9_000)
                    .timeFactor(600)
                    .open(program)
                    .room();
            Office office = program.office();
            Office manager = Staff.of(program).manager();
            awaitEvent(office, room, "account.metering-begun");
            assertThat(room.meter().isRelayClosed()).as("nothing was paid").isFalse();

            moneyTakesEffectAtOnce(office, manager, room);
            awaitRelay(room, true);
            assertThat(office.meter(room).path("state").asString()).isEqualTo("ALARM_2");
            assertThat(office.badges(room)).as("the server's own rule").doesNotContain("FORCED_CLOSED");
            int readBefore = (int) room.meter().image().energy().totalCentiKwh();
            await("10 CNY are used")
                    .atMost(SOON)
                    .until(() -> room.meter().image().energy().totalCentiKwh() - readBefore > 2_000);

            // A business day that began a moment ago: what was used before is due.
            program.kill();
            String cutOff = LocalTime.now(ZONE).truncatedTo(ChronoUnit.SECONDS).toString();
            try (Program nextDay = program.reconfigured(OFTEN, "--wattledger.business-day.cut-off=" + cutOff)) {
                nextDay.start();
                nextDay.awaitReady();
                Office nextOffice = nextDay.office();
                awaitEvent(nextOffice, room, "account.consumption-charged");
                awaitRelay(room, false);
                assertThat(nextOffice.meter(room).path("state").asString()).isEqualTo("ARREARS");
                new Oracle(nextOffice).holdsFor(room);

                nextDay.killAndRestart();
                Office again = nextDay.office();
                assertThat(again.sell(room, 50_000, Office.newKey()).expect(201).field("state"))
                        .isEqualTo("CONFIRMED");
                awaitRelay(room, true);
                await("the wall shows it")
                        .atMost(SOON)
                        .until(() -> again.meter(room).path("state").asString().equals("NORMAL"));
                new Oracle(again).holdsFor(List.of(room));
            }
        }
    }

    /** Sold 30, 10 corrected away, 10 refunded and paid out, 1 adjusted up and 1 down again: 10 are left. */
    private static void moneyTakesEffectAtOnce(Office office, Office manager, Room room) {
        String money = "/accounts/" + room.accountId();
        Answer sale = office.sell(room, 2_000, Office.newKey()).expect(201);
        assertThat(sale.field("state")).isEqualTo("CONFIRMED");
        String mistake = office.sell(room, 1_000);
        assertThat(office.operation(mistake).path("state").asString()).isEqualTo("CONFIRMED");
        office.order(money + "/corrections", Map.of("originalOperationId", mistake, "reason", "wrong room"), 201);
        Answer refund = office.order(
                money + "/refunds", Map.of("meterId", room.meterId(), "amount", "10.00", "reason", "moves out"), 201);
        assertThat(refund.field("state")).isEqualTo("CONFIRMED");
        office.order("/refunds/" + refund.field("operationId") + "/payout", Map.of("paymentMethod", "CASH"), 201);
        for (String amount : List.of("1.00", "-1.00")) {
            Answer asked = office.order(
                    money + "/adjustments",
                    Map.of("meterId", room.meterId(), "amount", amount, "reason", "counted again"),
                    202);
            office.grant(asked.field("approvalId")).expectProblem(422, "self-approval");
            manager.grant(asked.field("approvalId")).expect(200);
        }
        office.order(
                        money + "/refunds",
                        Map.of("meterId", room.meterId(), "amount", "10.01", "reason", "too much"),
                        Office.newKey())
                .expectProblem(422, "insufficient-balance");
        await("10 CNY are left")
                .atMost(SOON)
                .until(() -> Yuan.fen(office.balanceOfAccount(room)
                                .path("total")
                                .path("closing")
                                .asString())
                        == 1_000);
    }

    private static void awaitEvent(Office office, Room room, String name) {
        await(name)
                .atMost(SOON)
                .until(() -> office.events(room.accountId()).stream()
                        .anyMatch(event -> event.path("name").asString().equals(name)));
    }

    private static void awaitRelay(Room room, boolean closed) {
        await("relay closed: " + closed).atMost(SOON).until(() -> room.meter().isRelayClosed() == closed);
    }
}
