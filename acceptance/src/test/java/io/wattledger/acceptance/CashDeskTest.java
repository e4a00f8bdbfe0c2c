package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.acceptance.harness.Answer;
import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.Seed;
import io.wattledger.acceptance.harness.SharedProgram;
import io.wattledger.acceptance.harness.Yuan;
import io.wattledger.simulator.fault.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A cashier's day through the real program: shift, sales over a bad line, cash-up, and what was wrong the day after. */
@ExtendWith(SharedProgram.class)
class CashDeskTest {

    private static final int SALES = 40;
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(90);

    private final Program program;
    private final Office manager;

    CashDeskTest(Program program) {
        this.program = program;
        this.manager = Staff.of(program).manager();
    }

    @Test
    @DisplayName("float, sales over a faulty bus and a skim add up at the cash-up, receipt by receipt")
    void cashUpAddsUp() {
        Campus campus =
                Campus.plan().metersPerBus(3).seed(Seed.of("a cashier's day")).open(program);
        campus.simulated().bus(0).faults().rate(FaultKind.RESPONSE_LOST, 0.2);
        Office cashier = cashierOf(campus);
        String shift = open(cashier, campus, "200.00");
        cashier.withNewKey()
                .post("/shifts", Map.of("siteId", campus.siteId(), "float", "1.00"))
                .expectProblem(409, "shift-already-open");

        long soldFen = 0;
        List<String> sold = new ArrayList<>();
        for (int sale = 0; sale < SALES; sale++) {
            long fen = 1_000L + sale;
            sold.add(cashier.sell(campus.rooms().get(sale % 3), fen));
            soldFen += fen;
        }
        cashier.order("/shifts/" + shift + "/withdrawals", Map.of("amount", "300.00", "reason", "safe"), 201);
        sold.forEach(sale -> cashier.awaitOperation(sale, Office.FINAL_STATES, DECIDED_WITHIN));
        Answer closed = cashier.order("/shifts/" + shift + "/close", Map.of("counted", "307.80"), 200);

        assertThat(closed.field("expected")).isEqualTo(Yuan.of(20_000 + soldFen - 30_000));
        assertThat(closed.field("difference")).isEqualTo("0.00");
        JsonNode view = cashier.read("/shifts/" + shift).expect(200).json();
        assertThat(view.path("state").asString()).isEqualTo("CLOSED");
        assertThat(view.path("cashIn").asString()).isEqualTo(Yuan.of(soldFen));
        assertThat(StreamSupport.stream(view.path("receipts").spliterator(), false)
                        .map(receipt -> receipt.path("operationId").asString()))
                .containsExactlyElementsOf(sold);
        assertThat(StreamSupport.stream(view.path("receipts").spliterator(), false)
                        .map(receipt -> receipt.path("receiptNumber").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
        cashier.withNewKey()
                .post("/shifts/" + shift + "/close", Map.of("counted", "0.00"))
                .expectProblem(409, "shift-closed");
        campus.simulated().bus(0).faults().rate(FaultKind.RESPONSE_LOST, 0);
        new Oracle(program.office()).holdsFor(campus.rooms());
    }

    @Test
    @DisplayName(
            "fee and old debt are taken of a sale to the fen, and a sale of a closed shift is undone whole by two people")
    void aSaleOfAClosedShiftIsUndoneByTwo() {
        Campus campus = Campus.plan().watts(0).open(program);
        Room room = campus.room();
        Office office = program.office();
        office.rest()
                .put("/sites/" + campus.siteId() + "/cash-desk", Map.of("shiftsRequired", true, "feePermille", 5))
                .expect(200);
        String debt = office.order(
                        "/accounts/" + room.accountId() + "/debts",
                        Map.of("amount", "30.00", "reason", "from before", "sharePermille", 250),
                        201)
                .id();
        Office cashier = cashierOf(campus);
        cashier.sell(room, 10_000, Office.newKey()).expectProblem(422, "no-open-shift");
        String shift = open(cashier, campus, "0.00");

        Answer sale = cashier.sell(room, 10_000, Office.newKey()).expect(201);
        assertThat(List.of(sale.field("serviceFee"), sale.field("debtShare"), sale.field("credited")))
                .containsExactly("0.50", "25.00", "74.50");
        cashier.awaitOperation(sale.field("operationId"), "CONFIRMED");
        cashier.order("/shifts/" + shift + "/close", Map.of("counted", "100.00"), 200);
        assertThat(remaining(room, debt)).isEqualTo("5.00");

        Answer asked = cashier.withNewKey()
                .post(
                        "/accounts/" + room.accountId() + "/corrections",
                        Map.of("originalOperationId", sale.field("operationId"), "reason", "wrong room"))
                .expect(202);
        String correction = asked.field("operationId");
        assertThat(asked.field("state")).isEqualTo("AWAITING_APPROVAL");
        cashier.awaitOperation(correction, "AWAITING_APPROVAL");
        manager.grant(asked.field("approvalId")).expect(200);
        cashier.awaitOperation(correction, Set.of("CONFIRMED"), DECIDED_WITHIN);
        await().atMost(DECIDED_WITHIN)
                .untilAsserted(() -> assertThat(remaining(room, debt)).isEqualTo("30.00"));

        String next = open(cashier, campus, "150.00");
        Answer paid = cashier.order("/refunds/" + correction + "/payout", Map.of("paymentMethod", "CASH"), 201);
        assertThat(paid.field("amount")).isEqualTo("100.00");
        assertThat(cashier.order("/shifts/" + next + "/close", Map.of("counted", "50.00"), 200)
                        .field("difference"))
                .isEqualTo("0.00");
        JsonNode first = cashier.read("/shifts/" + shift).expect(200).json();
        assertThat(first.path("receipts").get(0).path("voided").asBoolean())
                .as("the receipt of the sale is void")
                .isTrue();
        new Oracle(office).holdsFor(List.of(room));
    }

    private Office cashierOf(Campus campus) {
        return Staff.of(program).inRole("CASHIER", List.of(campus.siteId()));
    }

    private static String open(Office cashier, Campus campus, String inTheTill) {
        return cashier.order("/shifts", Map.of("siteId", campus.siteId(), "float", inTheTill), 201)
                .id();
    }

    private String remaining(Room room, String debt) {
        return program.office()
                .read("/accounts/" + room.accountId() + "/debts/" + debt)
                .expect(200)
                .json()
                .path("remaining")
                .asString();
    }
}
