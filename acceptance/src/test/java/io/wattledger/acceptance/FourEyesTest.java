package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.SharedProgram;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the meter cannot tell, and what it contradicts, two people decide. */
@ExtendWith(SharedProgram.class)
class FourEyesTest {

    private static final long TEN_YUAN = 1_000;

    private final Program program;
    private final Office cashier;
    private final Office manager;

    FourEyesTest(Program program) {
        this.program = program;
        this.cashier = program.office();
        this.manager = Staff.of(program).manager();
    }

    @Test
    @DisplayName("an unknown outcome is settled by a second person, never by the one who asked")
    void unknownIsSettledByTwo() {
        Room room = Campus.ofOneRoom(program).room();
        String operation = sellIntoSilence(room, FaultKind.RESPONSE_LOST);

        String approval = cashier.askForSettlement(operation, "APPLIED");
        cashier.grant(approval).expectProblem(422, "self-approval");
        assertThat(cashier.operation(operation).path("state").asString()).isEqualTo("UNKNOWN");
        manager.grant(approval).expect(200);

        cashier.awaitOperation(operation, "CONFIRMED");
        manager.grant(approval).expectProblem(409, "approval-already-decided");
        room.meter().powerOn();
        cashier.awaitOperation(cashier.sell(room, TEN_YUAN), "CONFIRMED");
        new Oracle(cashier).holdsFor(room);
    }

    @Test
    @DisplayName("a settlement that the meter later contradicts turns into a quarantine")
    void contradictedSettlementQuarantines() {
        Room room = Campus.ofOneRoom(program).room();
        String operation = sellIntoSilence(room, FaultKind.RESPONSE_LOST);
        manager.grant(cashier.askForSettlement(operation, "NOT_APPLIED")).expect(200);
        assertThat(cashier.awaitOperation(operation, "REFUSED").path("cause").asString())
                .isEqualTo("SETTLED_NOT_APPLIED");
        cashier.awaitBalance(room, "undelivered", "10.00");

        room.meter().powerOn();
        cashier.sell(room, TEN_YUAN);

        cashier.awaitBadge(room, "QUARANTINED");
    }

    @Test
    @DisplayName("a denied settlement changes nothing, and the meter's own evidence decides")
    void deniedSettlementChangesNothing() {
        Room room = Campus.ofOneRoom(program).room();
        String operation = sellIntoSilence(room, FaultKind.RESPONSE_LOST);
        String approval = cashier.askForSettlement(operation, "NOT_APPLIED");

        manager.order("/approvals/" + approval + "/deny", Map.of("reason", "look first"), 200);
        assertThat(cashier.operation(operation).path("state").asString()).isEqualTo("UNKNOWN");
        room.meter().powerOn();

        cashier.awaitOperation(operation, "CONFIRMED");
        new Oracle(cashier).holdsFor(room);
    }

    @Test
    @DisplayName("a quarantined meter is released by two people, then what waited is delivered and sales go on")
    void quarantineIsReleasedByTwo() {
        Room room = Campus.ofOneRoom(program).room();
        room.meter().powerOff();
        String waiting = cashier.sell(room, TEN_YUAN);
        room.meter().foreignPurchase(TEN_YUAN);
        room.meter().powerOn();
        cashier.awaitBadge(room, "QUARANTINED");

        String approval = cashier.askForRelease(room, room.meter().count(), TEN_YUAN);
        cashier.grant(approval).expectProblem(422, "self-approval");
        manager.grant(approval).expect(200);

        cashier.awaitOperation(waiting, "CONFIRMED");
        cashier.awaitOperation(cashier.sell(room, TEN_YUAN), "CONFIRMED");
        assertThat(cashier.badges(room)).doesNotContain("QUARANTINED");
        new Oracle(cashier).holdsFor(room);
    }

    @Test
    @DisplayName("what is neither unknown nor quarantined can be neither settled nor released")
    void nothingToDecide() {
        Room room = Campus.ofOneRoom(program).room();
        String operation = cashier.sell(room, TEN_YUAN);
        cashier.awaitOperation(operation, "CONFIRMED");

        cashier.withNewKey()
                .post(
                        "/operations/" + operation + "/settlement",
                        Map.of("outcome", "APPLIED", "reason", "why not", "evidence", "none"))
                .expectProblem(422, "outcome-not-unknown");
        cashier.withNewKey()
                .post(
                        "/meters/" + room.meterId() + "/quarantine-release",
                        Map.of("baseCount", 1, "adoptedAdjustment", "0.00", "reason", "why not"))
                .expectProblem(422, "meter-not-quarantined");
        new Oracle(cashier).holdsFor(List.of(room));
    }

    private String sellIntoSilence(Room room, FaultKind fault) {
        long frames = room.meter().moneyWriteFramesSeen();
        room.meter().faults().next(Traffic.MONEY_WRITES, fault);
        String operation = cashier.sell(room, TEN_YUAN);
        await("the write")
                .atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> room.meter().moneyWriteFramesSeen() > frames);
        room.meter().powerOff();
        cashier.awaitOperation(operation, "UNKNOWN");
        return operation;
    }
}
