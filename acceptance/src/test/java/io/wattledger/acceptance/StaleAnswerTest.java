package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.Seed;
import io.wattledger.acceptance.harness.SharedProgram;
import io.wattledger.acceptance.harness.Yuan;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Traffic;
import io.wattledger.simulator.site.LinkKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** RTU has no transaction ids: an answer that comes too late must never be taken for the answer to the next question. */
@ExtendWith(SharedProgram.class)
class StaleAnswerTest {

    private static final int METERS = 4;
    private static final int LOOKS = 15;

    private final Program program;
    private final Office office;

    StaleAnswerTest(Program program) {
        this.program = program;
        this.office = program.office();
    }

    @Test
    @DisplayName(
            "late answers handed to the next connection: no value is attributed to a wrong meter, and each write is one frame")
    void lateAnswersAreNeverBelieved() {
        long seed = Seed.of("stale answers");
        Campus campus = Campus.plan()
                .buses(List.of(LinkKind.RTU_OVER_TCP, LinkKind.RTU_OVER_TCP))
                .metersPerBus(METERS)
                .watts(0)
                .lateMillis(400)
                .seed(seed)
                .open(program);
        campus.simulated().buses().forEach(bus -> {
            bus.setLateToNextConnection(true);
            bus.faults().rate(FaultKind.LATE, 0.25).rate(FaultKind.HELD_FOR_NEXT_EXCHANGE, 0.15);
        });

        new BusySales(() -> office, 4, 40, seed).over(campus.rooms(), new AtomicInteger());
        watchForWrongValues(campus.rooms());
        Oracle oracle = new Oracle(office).awaitQuiet(campus.rooms());
        campus.simulated().buses().forEach(bus -> bus.faults().clear());

        oracle.holdsFor(campus.rooms());
        for (Room room : campus.rooms()) {
            assertThat(office.badges(room)).doesNotContain("QUARANTINED");
            long attempts = office.events(room.accountId()).stream()
                    .filter(event -> event.path("name").asString().equals("account.money-write-intended"))
                    .count();
            assertThat(room.meter().moneyWriteFramesSeen())
                    .as("one frame for each intent, meter %s", room.meterId())
                    .isEqualTo(attempts);
        }
    }

    @Test
    @DisplayName("a money write answered only with the next exchange is confirmed once, by reading back")
    void writeAnsweredWithNextExchange() {
        Room room = Campus.ofOneRoom(program).room();
        long frames = room.meter().moneyWriteFramesSeen();
        room.meter().faults().next(Traffic.MONEY_WRITES, FaultKind.HELD_FOR_NEXT_EXCHANGE);

        office.awaitOperation(office.sell(room, 1_000), "CONFIRMED");

        assertThat(room.meter().moneyWriteFramesSeen()).isEqualTo(frames + 1);
        new Oracle(office).holdsFor(room);
    }

    /** Counts differ from meter to meter by birth and nothing is consumed, so that a value of another meter shows. */
    private void watchForWrongValues(List<Room> rooms) {
        AtomicInteger looks = new AtomicInteger();
        await("many looks at the wall")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    rooms.forEach(this::showsOwnValues);
                    return looks.incrementAndGet() >= LOOKS;
                });
    }

    private void showsOwnValues(Room room) {
        int countBefore = room.before().purse().count();
        JsonNode seen = office.meter(room);
        int count = seen.path("purchaseCount").asInt();
        assertThat(count).isBetween(countBefore, room.meter().count());
        long seenFen = Yuan.fen(seen.path("balance").asString());
        boolean hadIt = seenFen == 0
                || room.meter().appliedMoneyOperations().stream()
                        .anyMatch(operation -> operation.balanceAfterFen() == seenFen);
        assertThat(hadIt)
                .as("meter %s had the balance %s at some time", room.meterId(), seenFen)
                .isTrue();
    }
}
