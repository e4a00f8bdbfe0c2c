package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.acceptance.harness.Answer;
import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Clients;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.SharedProgram;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Money that goes the other way: refunded, reversed, cancelled, delivered again, handed back. */
@ExtendWith(SharedProgram.class)
class MoneyBackTest {

    private static final long HUNDRED_YUAN = 10_000;

    private final Program program;
    private final Office cashier;
    private final Office manager;

    MoneyBackTest(Program program) {
        this.program = program;
        this.cashier = program.office();
        this.manager = Staff.of(program).manager();
    }

    @Test
    @DisplayName("a refund is taken off the meter, then paid out once with the site's next receipt")
    void refundIsTakenOffThenPaidOut() {
        Room room = roomWithAHundred();

        Answer asked = refund(room, "30.00").expect(201);
        assertThat(asked.field("state")).isEqualTo("PENDING");
        String refund = asked.field("operationId");
        cashier.awaitOperation(refund, "CONFIRMED");
        Answer paid = payOut(refund).expect(201);

        assertThat(paid.field("amount")).isEqualTo("30.00");
        assertThat(paid.json().path("receiptNumber").asLong()).isEqualTo(2);
        payOut(refund).expectProblem(409, "already-paid-out");
        new Oracle(cashier).holdsFor(List.of(room));
        assertThat(cashier.operation(refund)
                        .path("payout")
                        .path("receiptNumber")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("a refund of all leaves nothing on the meter, and its amount is what the meter held")
    void refundOfAllEmptiesThePurse() {
        Room room = roomWithAHundred();

        String refund = refund(room, "ALL").expect(201).field("operationId");
        JsonNode operation = cashier.awaitOperation(refund, "CONFIRMED");

        assertThat(operation.path("amount").asString())
                .isEqualTo(operation.path("before").path("balance").asString());
        assertThat(room.meter().balanceFen()).isLessThanOrEqualTo(0);
        new Oracle(cashier).holdsFor(room);
    }

    @Test
    @DisplayName("more than the meter holds is refused on the bus, and never paid out")
    void refundOfTooMuchIsRefused() {
        Room room = roomWithAHundred();

        String refund = refund(room, "100.01").expect(201).field("operationId");
        JsonNode operation = cashier.awaitOperation(refund, "REFUSED");

        assertThat(operation.path("cause").asString()).isEqualTo("INSUFFICIENT_BALANCE");
        payOut(refund).expectProblem(422, "refund-not-confirmed");
        new Oracle(cashier).holdsFor(room);
    }

    @Test
    @DisplayName("a refund above the limit waits for a second person, who lets it go or ends it")
    void largeRefundNeedsTwo() {
        Room room = Campus.ofOneRoom(program).room();
        cashier.awaitOperation(cashier.sell(room, 300_000), "CONFIRMED");

        Answer asked = refund(room, "1000.01").expect(202);
        String refund = asked.field("operationId");
        cashier.awaitOperation(refund, "AWAITING_APPROVAL");
        cashier.grant(asked.field("approvalId")).expectProblem(422, "self-approval");
        manager.grant(asked.field("approvalId")).expect(200);
        cashier.awaitOperation(refund, "CONFIRMED");

        Answer declined = refund(room, "1500.00").expect(202);
        manager.withNewKey()
                .post("/approvals/" + declined.field("approvalId") + "/deny", Map.of("reason", "too much"))
                .expect(200);
        cashier.awaitOperation(declined.field("operationId"), "CANCELLED");
        new Oracle(cashier).holdsFor(room);
    }

    @Test
    @DisplayName("of many corrections of one sale at once exactly one wins, and the credit is off the meter once")
    void correctionHappensOnce() {
        Room room = Campus.ofOneRoom(program).room();
        cashier.awaitOperation(cashier.sell(room, HUNDRED_YUAN), "CONFIRMED");
        String mistake = cashier.sell(room, 2_000);
        cashier.awaitOperation(mistake, "CONFIRMED");

        Callable<Answer> correcting = () -> correct(room, mistake);
        List<Answer> answers = Clients.workOff(4, Collections.nCopies(4, correcting));

        List<Answer> won =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(won).hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.expectProblem(409, "already-corrected"));
        String correction = won.get(0).field("operationId");
        cashier.awaitOperation(correction, "CONFIRMED");
        correct(room, correction).expectProblem(422, "not-correctable");
        assertThat(cashier.operation(mistake).path("correctedBy").asString()).isEqualTo(correction);
        new Oracle(cashier).holdsFor(List.of(room));
    }

    @Test
    @DisplayName("what was never sent is cancelled; its money is delivered again, or handed back with a receipt")
    void undeliveredMoneyFindsItsWay() {
        Room room = Campus.ofOneRoom(program).room();
        room.meter().powerOff();
        String first = cashier.sell(room, 1_000);
        String second = cashier.sell(room, 1_100);
        refund(room, "1.00").expectProblem(422, "credit-in-flight");

        cancel(first, Map.of()).expect(201);
        assertThat(cancel(second, Map.of("payoutMethod", "CASH")).expect(201).field("returned"))
                .isEqualTo("11.00");
        cancel(second, Map.of("payoutMethod", "CASH")).expectProblem(409, "nothing-undelivered");
        cashier.awaitOperation(first, "CANCELLED");
        Answer again = cashier.withNewKey()
                .post("/operations/" + first + "/redelivery", Map.of())
                .expect(201);
        room.meter().powerOn();
        cashier.awaitOperation(again.field("operationId"), "CONFIRMED");

        JsonNode balance = cashier.balance(room);
        assertThat(balance.path("sold").asString()).isEqualTo("21.00");
        assertThat(balance.path("returned").asString()).isEqualTo("11.00");
        assertThat(cashier.operation(first).path("redeliveredBy").asString()).isEqualTo(again.field("operationId"));
        new Oracle(cashier).holdsFor(List.of(room));
    }

    @Test
    @DisplayName("a relay order that was never sent is cancelled and the relay stays as it is")
    void relayOrderIsCancelled() {
        Room room = roomWithAHundred();
        room.meter().powerOff();
        String trip = cashier.relay(room, "FORCED_OPEN");

        cancel(trip, Map.of()).expect(201);
        cashier.awaitOperation(trip, "CANCELLED");
        room.meter().powerOn();

        cashier.awaitOperation(cashier.sell(room, 500), "CONFIRMED");
        assertThat(room.meter().image().relay().forcedOpen()).isFalse();
        cancel(trip, Map.of()).expectProblem(409, "not-cancellable");
    }

    @Test
    @DisplayName("whoever lacks the permission neither refunds, corrects, cancels nor pays out")
    void permissionsHold() {
        Room room = roomWithAHundred();
        Office dutyRoom = Staff.of(program).inRole("DUTY_ROOM", List.of());
        String sale = cashier.operations(room).stream()
                .filter(operation -> operation.path("kind").asString().equals("SALE"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();

        dutyRoom.withNewKey()
                .post(
                        "/accounts/" + room.accountId() + "/refunds",
                        Map.of("meterId", room.meterId(), "amount", "1.00", "reason", "no"))
                .expectProblem(403, "not-permitted");
        dutyRoom.withNewKey()
                .post(
                        "/accounts/" + room.accountId() + "/corrections",
                        Map.of("originalOperationId", sale, "reason", "no"))
                .expectProblem(403, "not-permitted");
        dutyRoom.withNewKey()
                .post("/operations/" + sale + "/cancellation", Map.of())
                .expectProblem(403, "not-permitted");
        manager.withNewKey()
                .post("/operations/" + sale + "/cancellation", Map.of("payoutMethod", "CASH"))
                .expectProblem(403, "not-permitted");
        manager.withNewKey()
                .post("/refunds/" + sale + "/payout", Map.of("paymentMethod", "CASH"))
                .expectProblem(403, "not-permitted");
    }

    private Room roomWithAHundred() {
        Room room = Campus.ofOneRoom(program).room();
        cashier.awaitOperation(cashier.sell(room, HUNDRED_YUAN), "CONFIRMED");
        return room;
    }

    private Answer refund(Room room, String amount) {
        return cashier.withNewKey()
                .post(
                        "/accounts/" + room.accountId() + "/refunds",
                        Map.of("meterId", room.meterId(), "amount", amount, "reason", "moves out"));
    }

    private Answer payOut(String refund) {
        return cashier.withNewKey().post("/refunds/" + refund + "/payout", Map.of("paymentMethod", "CASH"));
    }

    private Answer correct(Room room, String original) {
        return cashier.withNewKey()
                .post(
                        "/accounts/" + room.accountId() + "/corrections",
                        Map.of("originalOperationId", original, "reason", "wrong room"));
    }

    private Answer cancel(String operation, Map<String, Object> body) {
        return cashier.withNewKey().post("/operations/" + operation + "/cancellation", body);
    }
}
