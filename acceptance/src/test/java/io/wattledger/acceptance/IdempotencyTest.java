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
import io.wattledger.acceptance.harness.StubbornClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One key, one effect, however often and however closely it is sent. */
@ExtendWith(SharedProgram.class)
class IdempotencyTest {

    private static final int KEYS = 50;
    private static final int SENDS = 8;

    private final Program program;
    private final Office office;

    IdempotencyTest(Program program) {
        this.program = program;
        this.office = program.office();
    }

    @Test
    @DisplayName("50 keys, each sent 8 times at once: 50 sales, and all senders of a key learn of the same one")
    void stormOfKeys() {
        List<Room> rooms = Campus.plan().buses(5).metersPerBus(2).open(program).rooms();
        List<Callable<Answer>> sends = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            Room room = rooms.get(key % rooms.size());
            String text = Office.newKey();
            long fen = 100L + key;
            for (int send = 0; send < SENDS; send++) {
                sends.add(() -> StubbornClient.sendUntilAnswered(() -> office.sell(room, fen, text)));
            }
        }

        List<Answer> answers = Clients.workOff(2 * SENDS, sends);

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        Map<String, Long> byOperation = answers.stream()
                .collect(Collectors.groupingBy(answer -> answer.field("operationId"), Collectors.counting()));
        assertThat(byOperation)
                .hasSize(KEYS)
                .allSatisfy((operation, sent) -> assertThat(sent).isEqualTo(SENDS));
        assertThat(answers.stream()
                        .filter(answer -> answer.header("Idempotency-Replayed").equals("true"))
                        .count())
                .isEqualTo((long) KEYS * (SENDS - 1));
        new Oracle(office).awaitQuiet(rooms).holdsFor(rooms);
        assertThat(rooms.stream()
                        .mapToInt(room -> room.meter().appliedMoneyOperations().size())
                        .sum())
                .isEqualTo(KEYS + rooms.size());
    }

    @Test
    @DisplayName("the same key with another body is refused, and changes nothing")
    void sameKeyOtherBody() {
        Room room = Campus.ofOneRoom(program).room();
        String key = Office.newKey();
        office.sell(room, 1_000, key).expect(201);

        office.sell(room, 1_001, key).expectProblem(422, "idempotency-key-reused");

        new Oracle(office).awaitQuiet(List.of(room)).holdsFor(room);
    }

    @Test
    @DisplayName("a sale without a key is refused")
    void saleWithoutKey() {
        Room room = Campus.ofOneRoom(program).room();

        office.rest()
                .post("/accounts/" + room.accountId() + "/sales", sale(room, "10.00", false))
                .expectProblem(400, "idempotency-key-required");
    }

    @Test
    @DisplayName("a sale like one of a moment ago must be confirmed, under the same key if need be")
    void duplicateSaleMustBeConfirmed() {
        Room room = Campus.ofOneRoom(program).room();
        String path = "/accounts/" + room.accountId() + "/sales";
        office.order(path, sale(room, "10.00", false), 201);
        String sameKey = Office.newKey();

        office.order(path, sale(room, "10.00", false), sameKey).expectProblem(409, "duplicate-sale");
        office.order(path, sale(room, "10.00", true), sameKey).expect(201);

        new Oracle(office).awaitQuiet(List.of(room)).holdsFor(room);
    }

    private static Map<String, Object> sale(Room room, String amount, boolean confirmDuplicate) {
        return Map.of(
                "meterId",
                room.meterId(),
                "amount",
                amount,
                "paymentMethod",
                "WECHAT",
                "confirmDuplicate",
                confirmDuplicate);
    }
}
