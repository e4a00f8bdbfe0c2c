package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.acceptance.harness.Answer;
import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Clients;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many people sell at the same moment. */
class CrowdTest {

    private static final int CLIENTS = 200;
    private static final int FEN = 1_000;

    /**
     * A sale and its answer.
     *
     * @param room where
     * @param answer the only answer: nobody asked twice
     */
    private record Sold(Room room, Answer answer) {}

    @Test
    @DisplayName(
            "200 clients sell at once, to two rooms and to all: each is answered 201 at the first try, and nothing is lost")
    void everySaleIsAcceptedAndNoneIsLost() {
        try (Program program = Program.startedAs("crowd")) {
            Campus campus = Campus.plan().buses(8).metersPerBus(3).open(program);
            List<Room> rooms = campus.rooms();
            Office office = program.office();

            List<Sold> sold = new ArrayList<>(sellAtOnce(office, rooms.subList(0, 2)));
            sold.addAll(sellAtOnce(office, rooms));

            assertThat(sold).extracting(sale -> sale.answer().status()).containsOnly(201);
            assertThat(sold)
                    .extracting(
                            sale -> sale.answer().json().path("receiptNumber").asLong())
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, sold.size()).boxed().toList());
            Map<Room, Long> byRoom = sold.stream().collect(Collectors.groupingBy(Sold::room, Collectors.counting()));
            assertThat(rooms.stream().collect(Collectors.toMap(Function.identity(), room -> sales(office, room))))
                    .isEqualTo(byRoom);
            new Oracle(office).awaitQuiet(rooms).holdsFor(rooms);
        }
    }

    /** Each client sells once, all at the same time. */
    private static List<Sold> sellAtOnce(Office office, List<Room> rooms) {
        List<Callable<Sold>> tasks = IntStream.range(0, CLIENTS)
                .mapToObj(client -> rooms.get(client % rooms.size()))
                .<Callable<Sold>>map(room -> () -> new Sold(room, office.sell(room, FEN, Office.newKey())))
                .toList();
        return Clients.workOff(CLIENTS, tasks);
    }

    private static long sales(Office office, Room room) {
        return office.events(room.accountId()).stream()
                .filter(event -> event.path("name").asString().equals("account.credit-sold"))
                .count();
    }
}
