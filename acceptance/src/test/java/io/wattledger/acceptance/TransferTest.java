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
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Credit that moves between two meters of one account: off the one first, and only then onto the other. */
class TransferTest {

    private static final long HUNDRED_YUAN = 10_000;

    @Test
    @DisplayName(
            "credit is moved, delivered again, handed back and moved once more through doubt and a kill between the legs; every fen is counted once")
    void creditMovesBetweenMeters() {
        try (Program program = Program.startedAs("transfers")) {
            Office cashier = program.office();
            List<Room> rooms = Campus.plan()
                    .buses(2)
                    .metersPerBus(1)
                    .oneAccount()
                    .open(program)
                    .rooms();
            Room kitchen = rooms.get(0);
            Room shop = rooms.get(1);
            cashier.awaitOperation(cashier.sell(kitchen, HUNDRED_YUAN), "CONFIRMED");
            Oracle oracle = new Oracle(cashier);

            isMovedAsOneChain(cashier, kitchen, shop);
            whatIsNotDeliveredIsWithUs(cashier, kitchen, shop);
            aDoubtfulFirstLegHoldsTheSecondBack(cashier, kitchen, shop);
            survivesAKillBetweenTheLegs(program, cashier, kitchen, shop);
            allIsWhatTheMeterHeld(cashier, kitchen, shop);

            oracle.awaitQuiet(rooms).holdsFor(rooms);
            assertThat(total(cashier, rooms, "transferredOut")).isEqualTo(total(cashier, rooms, "transferredIn"));
            whoMayNotRefundMayNotTransfer(program, kitchen, shop);
        }
    }

    private static void isMovedAsOneChain(Office cashier, Room from, Room to) {
        String key = Office.newKey();
        Answer asked = transfer(cashier, from, to, "20.00", key).expect(201);
        assertThat(transfer(cashier, from, to, "20.00", key).header("Idempotency-Replayed"))
                .isEqualTo("true");
        String out = asked.field("operationId");
        String in = asked.field("forwardOperationId");

        cashier.awaitOperation(out, "CONFIRMED");
        JsonNode second = awaitForwarded(cashier, in, "CONFIRMED");

        assertThat(second.path("kind").asString()).isEqualTo("TRANSFER_IN");
        assertThat(second.path("originalOperationId").asString()).isEqualTo(out);
        assertThat(cashier.operation(out).path("redeliveredBy").asString()).isEqualTo(in);
        cashier.awaitBalance(to, "transferredIn", "20.00");
        cashier.awaitBalance(from, "transferredOut", "20.00");
        assertThat(to.meter().balanceFen()).isBetween(1_500L, 2_000L);
    }

    private static void whatIsNotDeliveredIsWithUs(Office cashier, Room from, Room to) {
        to.meter().powerOff();
        Answer first = transfer(cashier, from, to, "5.00", Office.newKey()).expect(201);
        Answer second = transfer(cashier, from, to, "6.00", Office.newKey()).expect(201);
        cashier.awaitOperation(second.field("operationId"), "CONFIRMED");
        awaitForwarded(cashier, second.field("forwardOperationId"), "PENDING");

        cancel(cashier, first.field("forwardOperationId"), Map.of());
        cashier.awaitBalance(to, "undelivered", "5.00");
        Answer handedBack = cancel(cashier, second.field("forwardOperationId"), Map.of("payoutMethod", "CASH"));
        assertThat(handedBack.field("returned")).isEqualTo("6.00");
        String again = cashier.order(
                        "/operations/" + first.field("forwardOperationId") + "/redelivery",
                        Map.of("meterId", from.meterId()),
                        201)
                .field("operationId");
        assertThat(cashier.awaitOperation(again, "CONFIRMED").path("kind").asString())
                .isEqualTo("TRANSFER_IN");
        to.meter().powerOn();
    }

    private static void aDoubtfulFirstLegHoldsTheSecondBack(Office cashier, Room from, Room to) {
        long frames = from.meter().moneyWriteFramesSeen();
        from.meter().faults().next(Traffic.MONEY_WRITES, FaultKind.RESPONSE_LOST);
        Answer asked = transfer(cashier, from, to, "7.00", Office.newKey()).expect(201);
        await("the write")
                .atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> from.meter().moneyWriteFramesSeen() > frames);
        from.meter().powerOff();
        cashier.awaitOperation(asked.field("operationId"), "UNKNOWN");
        cashier.read("/operations/" + asked.field("forwardOperationId")).expectProblem(404, "unknown-operation");

        from.meter().powerOn();
        cashier.awaitOperation(asked.field("operationId"), "CONFIRMED");
        awaitForwarded(cashier, asked.field("forwardOperationId"), "CONFIRMED");
    }

    private static void survivesAKillBetweenTheLegs(Program program, Office cashier, Room from, Room to) {
        to.meter().powerOff();
        Answer asked = transfer(cashier, from, to, "8.00", Office.newKey()).expect(201);
        cashier.awaitOperation(asked.field("operationId"), "CONFIRMED");
        program.killAndRestart();
        to.meter().powerOn();

        awaitForwarded(cashier, asked.field("forwardOperationId"), "CONFIRMED");
    }

    private static void allIsWhatTheMeterHeld(Office cashier, Room from, Room to) {
        Answer asked = transfer(cashier, from, to, "ALL", Office.newKey()).expect(201);
        JsonNode out = cashier.awaitOperation(asked.field("operationId"), "CONFIRMED");
        JsonNode in = awaitForwarded(cashier, asked.field("forwardOperationId"), "CONFIRMED");

        assertThat(in.path("amount").asString()).isEqualTo(out.path("amount").asString());
        assertThat(from.meter().balanceFen()).isLessThanOrEqualTo(0);
    }

    private static void whoMayNotRefundMayNotTransfer(Program program, Room from, Room to) {
        Office dutyRoom = Staff.of(program).inRole("DUTY_ROOM", List.of());
        transfer(dutyRoom, from, to, "1.00", Office.newKey()).expectProblem(403, "not-permitted");
    }

    private static Answer transfer(Office office, Room from, Room to, String amount, String key) {
        return office.order(
                "/accounts/" + from.accountId() + "/credit-transfers",
                Map.of("fromMeterId", from.meterId(), "toMeterId", to.meterId(), "amount", amount, "reason", "moved"),
                key);
    }

    private static Answer cancel(Office office, String operation, Map<String, Object> body) {
        return office.order("/operations/" + operation + "/cancellation", body, 201);
    }

    /** The second leg is unknown until the first one is confirmed, and views of one fact are not written at the same instant. */
    private static JsonNode awaitForwarded(Office office, String operation, String state) {
        await("the second leg")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(25))
                .until(() -> office.read("/operations/" + operation).status() == 200);
        return office.awaitOperation(operation, state);
    }

    private static long total(Office office, List<Room> rooms, String part) {
        return rooms.stream()
                .mapToLong(room -> Yuan.fen(office.balance(room).path(part).asString()))
                .sum();
    }
}
