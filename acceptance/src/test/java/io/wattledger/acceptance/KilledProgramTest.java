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
import io.wattledger.simulator.fault.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The program is killed in the middle of its work, again and again. */
class KilledProgramTest {

    private static final int SALES = 300;
    private static final int CLIENTS = 8;
    private static final int KILLS = 3;
    private static final double BAD = 0.10;

    @Test
    @DisplayName(
            "kill -9 three times during 300 sales over a bad line: every key has exactly one outcome, and the oracle holds")
    void killedThreeTimesDuringSales() {
        long seed = Seed.of("killed three times");
        try (Program program = Program.startedAs("killed")) {
            Campus campus = Campus.plan()
                    .buses(8)
                    .metersPerBus(3)
                    .lateMillis(300)
                    .seed(seed)
                    .open(program);
            for (FaultKind kind : FaultKind.values()) {
                campus.simulated().faults().rate(kind, BAD / FaultKind.values().length);
            }
            // One session outlives the program: tokens are kept with the events.
            Office office = program.office();
            AtomicInteger answered = new AtomicInteger();
            BusySales sales = new BusySales(() -> office, CLIENTS, SALES, seed);
            CompletableFuture<List<BusySales.Sold>> selling =
                    CompletableFuture.supplyAsync(() -> sales.over(campus.rooms(), answered));

            for (int kill = 1; kill <= KILLS; kill++) {
                int due = kill * SALES / (KILLS + 1);
                await("sale number " + due)
                        .atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> answered.get() >= due || selling.isDone());
                program.killAndRestart();
            }
            List<BusySales.Sold> sold = selling.join();
            Oracle oracle = new Oracle(office).awaitQuiet(campus.rooms());
            campus.simulated().faults().clear();

            everyKeyHasOneOutcome(office, campus.rooms(), sold);
            oracle.holdsFor(campus.rooms());
        }
    }

    private static void everyKeyHasOneOutcome(Office office, List<Room> rooms, List<BusySales.Sold> sold) {
        Map<String, Long> keysByMeter =
                sold.stream().collect(Collectors.groupingBy(sale -> sale.room().meterId(), Collectors.counting()));
        for (Room room : rooms) {
            long sales = office.operations(room).stream()
                    .filter(operation -> operation.path("kind").asString().equals("SALE"))
                    .count();
            assertThat(sales)
                    .as("sales at meter %s", room.meterId())
                    .isEqualTo(keysByMeter.getOrDefault(room.meterId(), 0L));
        }
        assertThat(sold.stream().map(sale -> sale.answer().field("operationId")))
                .as("operations of different keys")
                .doesNotHaveDuplicates();
        for (BusySales.Sold sale : sold.subList(0, 20)) {
            Answer again = office.sell(sale.room(), sale.fen(), sale.key()).expect(201);
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.field("operationId")).isEqualTo(sale.answer().field("operationId"));
        }
    }
}
