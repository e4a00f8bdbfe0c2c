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
import io.wattledger.acceptance.harness.Yuan;
import io.wattledger.simulator.site.LinkKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The road that everything else is built on: from an empty program to credit on a meter. Alone, because it looks at the clock. */
@Isolated
@ExtendWith(SharedProgram.class)
class SaleTest {

    private static final long HUNDRED_YUAN = 10_000;

    private final Program program;
    private final Office office;

    SaleTest(Program program) {
        this.program = program;
        this.office = program.office();
    }

    @ParameterizedTest
    @EnumSource(LinkKind.class)
    @DisplayName(
            "a sale over either kind of link is confirmed in under two seconds, and every fen is where it is said to be")
    void saleIsConfirmedInUnderTwoSeconds(LinkKind link) {
        Room room = Campus.plan().buses(List.of(link)).open(program).room();

        long begun = System.nanoTime();
        Answer sale = office.sell(room, HUNDRED_YUAN, Office.newKey()).expect(201);
        JsonNode operation =
                office.awaitOperation(sale.field("operationId"), Set.of("CONFIRMED"), Duration.ofSeconds(10));
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(taken).isLessThan(Duration.ofSeconds(2));
        assertThat(sale.field("state")).isEqualTo("PENDING");
        assertThat(sale.header("Location")).isEqualTo("/api/v1/operations/" + sale.field("operationId"));
        assertThat(operation.path("amount").asString()).isEqualTo("100.00");
        assertThat(operation.path("receiptNumber").asLong())
                .isEqualTo(sale.json().path("receiptNumber").asLong());
        assertThat(operation.path("steps").findValuesAsString("step")).containsExactly("ACCEPTED", "SENT", "READ_BACK");
        assertThat(room.meter().appliedMoneyOperations()).hasSize(2);
        new Oracle(office).holdsFor(room);
    }

    @Test
    @DisplayName(
            "opening an account opens it on the meter, at the price agreed, and the count read then is the ledger's base")
    void openingReachesTheMeter() {
        Room room = Campus.ofOneRoom(program).room();

        var image = room.meter().image();
        assertThat(image.purse().account().name()).isEqualTo("OPEN");
        assertThat(image.purse().count()).isEqualTo(room.before().purse().count() + 1);
        assertThat(image.active().prices()).allMatch(price -> price == Campus.PRICE);
        assertThat(office.meter(room).path("accountId").asString()).isEqualTo(room.accountId());
    }

    @Test
    @DisplayName("receipt numbers of a site have no gaps")
    void receiptNumbersHaveNoGaps() {
        Room room = Campus.ofOneRoom(program).room();

        List<Long> receipts = IntStream.rangeClosed(1, 5)
                .mapToObj(fen -> office.sell(room, 100L * fen, Office.newKey()).expect(201))
                .map(answer -> answer.json().path("receiptNumber").asLong())
                .toList();

        assertThat(receipts).containsExactly(1L, 2L, 3L, 4L, 5L);
        new Oracle(office).awaitQuiet(List.of(room)).holdsFor(room);
    }

    @Test
    @DisplayName("forced open, prepaid and forced close move the relay, and each is verified by reading back")
    void relayFollowsOrders() {
        Room room = Campus.ofOneRoom(program).room();
        office.awaitOperation(office.sell(room, HUNDRED_YUAN), "CONFIRMED");
        assertThat(room.meter().isRelayClosed()).isTrue();

        office.awaitOperation(office.relay(room, "FORCED_OPEN"), "CONFIRMED");
        assertThat(room.meter().isRelayClosed()).isFalse();
        office.awaitBadge(room, "FORCED_OPEN");

        office.awaitOperation(office.relay(room, "PREPAID"), "CONFIRMED");
        assertThat(room.meter().isRelayClosed()).isTrue();

        office.awaitOperation(office.relay(room, "FORCED_CLOSED"), "CONFIRMED");
        assertThat(room.meter().image().relay().forced()).isTrue();
        assertThat(room.meter().isRelayClosed()).isTrue();
        office.awaitBadge(room, "FORCED_CLOSED");
        new Oracle(office).holdsFor(room);
    }

    @Test
    @DisplayName("a newer relay order takes the place of one that was not sent yet")
    void newerRelayOrderSupersedes() {
        Room room = Campus.ofOneRoom(program).room();
        room.meter().powerOff();

        String trip = office.relay(room, "FORCED_OPEN");
        String close = office.relay(room, "FORCED_CLOSED");
        office.awaitOperation(trip, "SUPERSEDED");
        room.meter().powerOn();

        office.awaitOperation(close, "CONFIRMED");
        assertThat(room.meter().image().relay().forcedOpen()).isFalse();
        assertThat(office.operation(trip).path("state").asString()).isEqualTo("SUPERSEDED");
    }

    @Test
    @DisplayName(
            "while credit falls to nothing the state wall shows alarm 1, alarm 2 and arrears, and the meter trips by itself")
    void creditFallsThroughTheAlarms() {
        // 30 kW at 300 times real time and 0.65 CNY/kWh uses up about 1.60 CNY a second.
        Room room = Campus.plan().watts(30_000).timeFactor(300).open(program).room();
        awaitState(room, "ARREARS");
        assertThat(room.meter().isRelayClosed()).isFalse();

        office.awaitOperation(office.sell(room, 2_800), "CONFIRMED");
        awaitState(room, "ALARM_1");
        assertThat(room.meter().isRelayClosed()).isTrue();
        awaitState(room, "ALARM_2");
        awaitState(room, "ARREARS");
        assertThat(room.meter().isRelayClosed()).isFalse();
    }

    private void awaitState(Room room, String state) {
        await(state)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> office.meter(room).path("state").asString().equals(state));
    }

    @Test
    @DisplayName("credit counts down in whole fen on the balance view, as the meter floors it")
    void balanceIsFloored() {
        Room room = Campus.ofOneRoom(program).room();
        office.awaitOperation(office.sell(room, 5_000), "CONFIRMED");

        JsonNode balance = await("a reading after some consumption")
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> office.balance(room),
                        view -> Yuan.fen(view.path("onMeter").asString()) < 5_000);

        assertThat(balance.path("sold").asString()).isEqualTo("50.00");
        assertThat(balance.path("inFlight").asString()).isEqualTo("0.00");
        assertThat(balance.path("observedAt").asString()).isNotEmpty();
    }
}
