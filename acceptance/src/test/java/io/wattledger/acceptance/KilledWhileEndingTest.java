package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.fault.Traffic;
import io.wattledger.simulator.meter.AppliedMoneyOperation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The program is killed at each step of closing an account and of replacing a meter; both come to their end all the same. */
class KilledWhileEndingTest {

    private static final Duration STORED_WITHIN = Duration.ofSeconds(60);
    private static final String INTENDED = "account.money-write-intended";

    @Test
    @DisplayName("kill -9 at each step of a closing and of a replacement: both end once, and the oracle holds")
    void killedAtEachStep() {
        try (Program program = Program.startedAs("ending")) {
            List<Room> rooms =
                    Campus.plan().metersPerBus(3).watts(0).open(program).rooms();
            Office clerk = program.office();
            Office manager = Staff.of(program).manager();
            AccountLife life = new AccountLife(clerk);
            for (Room room : rooms.subList(0, 2)) {
                clerk.awaitOperation(clerk.sell(room, 10_000), "CONFIRMED");
            }
            Room spare = life.freed(rooms.get(2));

            closing(program, life, rooms.get(0));
            replacing(program, life, manager, rooms.get(1), spare);

            Oracle oracle = new Oracle(clerk);
            oracle.holdsFor(rooms.get(0));
            oracle.sealVerifies();
            oracle.viewsEqualRebuild();
        }
    }

    private static void closing(Program program, AccountLife life, Room room) {
        room.meter().powerOff();
        life.close(room).expect(202);
        program.killAndRestart();

        // The write is applied and its answer lost: whoever comes after the kill has to find that out.
        room.meter().faults().next(Traffic.MONEY_WRITES, FaultKind.RESPONSE_LOST);
        long before = intents(life, room);
        room.meter().powerOn();
        await("a further intent").atMost(STORED_WITHIN).until(() -> intents(life, room) > before);
        program.killAndRestart();

        life.awaitState(room, "SETTLED");
        program.killAndRestart();
        assertThat(life.payOut(room).expect(201).field("amount")).isEqualTo("100.00");
        program.killAndRestart();
        life.awaitState(room, "CLOSED");
        assertThat(room.meter().balanceFen()).isZero();
    }

    private static void replacing(Program program, AccountLife life, Office manager, Room room, Room spare) {
        int operationsBefore = spare.meter().appliedMoneyOperations().size();
        room.meter().powerOff();
        spare.meter().powerOff();
        life.replace(room, spare.meterId()).expect(202);
        program.killAndRestart();

        String approval = life.estimate(room, "90.00").expect(202).field("approvalId");
        program.killAndRestart();
        manager.grant(approval).expect(200);
        program.killAndRestart();

        spare.meter().powerOn();
        life.awaitOpen(room, spare.meterId());
        assertThat(spare.meter().balanceFen()).isEqualTo(9_000);

        long before = intents(life, room);
        room.meter().faults().next(Traffic.MONEY_WRITES, FaultKind.RESPONSE_LOST);
        room.meter().powerOn();
        await("a further intent").atMost(STORED_WITHIN).until(() -> intents(life, room) > before);
        program.killAndRestart();
        life.awaitEvent(room, "account.settlement-difference-adopted");

        assertThat(room.meter().balanceFen()).isZero();
        List<AppliedMoneyOperation> applied = spare.meter().appliedMoneyOperations();
        assertThat(applied).as("openings of the new meter").hasSize(operationsBefore + 1);
    }

    private static long intents(AccountLife life, Room room) {
        return life.events(room).stream().filter(INTENDED::equals).count();
    }
}
