package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import io.wattledger.acceptance.harness.Seed;
import io.wattledger.acceptance.harness.SharedProgram;
import io.wattledger.simulator.fault.FaultKind;
import io.wattledger.simulator.site.LinkKind;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/** Top-ups over lines on which a third of everything goes wrong: no fen is lost, none is put on twice, nobody is blamed. */
@ExtendWith(SharedProgram.class)
@Isolated("a machine that stalls for longer than answers may be late makes requests overlap on a line")
class FaultyBusTest {

    private static final int SALES = 300;
    private static final int CLIENTS = 8;
    private static final double BAD = 0.30;

    private final Program program;
    private final Office office;

    FaultyBusTest(Program program) {
        this.program = program;
        this.office = program.office();
    }

    @Test
    @DisplayName(
            "each kind of fault alone at 30 %, each on a bus of its own: the oracle holds for 300 sales from 8 clients")
    void eachFaultAlone() {
        FaultKind[] kinds = FaultKind.values();
        long seed = Seed.of("each fault alone");
        Campus campus = Campus.plan()
                .buses(kinds.length)
                .metersPerBus(3)
                .lateMillis(300)
                .seed(seed)
                .open(program);
        for (int bus = 0; bus < kinds.length; bus++) {
            campus.simulated().bus(bus).faults().rate(kinds[bus], BAD);
        }

        sellAndCount(campus, seed);

        for (int bus = 0; bus < kinds.length; bus++) {
            assertThat(campus.simulated().bus(bus).faults().injected(kinds[bus]))
                    .as("%s happened", kinds[bus])
                    .isPositive();
        }
    }

    @Test
    @DisplayName("all faults mixed, 30 % of everything: the oracle holds for 300 sales from 8 clients")
    void allFaultsMixed() {
        long seed = Seed.of("all faults mixed");
        Campus campus = Campus.plan()
                .buses(8)
                .metersPerBus(3)
                .lateMillis(300)
                .seed(seed)
                .open(program);
        FaultKind[] kinds = FaultKind.values();
        for (FaultKind kind : kinds) {
            campus.simulated().faults().rate(kind, BAD / kinds.length);
        }

        sellAndCount(campus, seed);
    }

    private void sellAndCount(Campus campus, long seed) {
        new BusySales(() -> office, CLIENTS, SALES, seed).over(campus.rooms(), new AtomicInteger());
        Oracle oracle = new Oracle(office).awaitQuiet(campus.rooms());
        campus.simulated().faults().clear();
        campus.simulated().buses().forEach(bus -> bus.faults().clear());

        oracle.holdsFor(campus.rooms());
        for (Room room : campus.rooms()) {
            assertThat(office.badges(room)).doesNotContain("QUARANTINED");
            for (JsonNode operation : office.operations(room)) {
                assertThat(operation.path("cause").asString(""))
                        .as("a bad line is no reason to refuse but after three attempts: %s", operation)
                        .isIn("", "NOT_DELIVERABLE");
            }
        }
        assertThat(campus.simulated().buses())
                .as("requests sent over a transparent converter while another was under way")
                // A Modbus TCP gateway tells answers apart, so that nothing waits for those that come late.
                .filteredOn(bus -> campus.linkOf(bus) == LinkKind.RTU_OVER_TCP)
                .isNotEmpty()
                .allSatisfy(bus -> assertThat(bus.overlappingRequests()).isZero());
    }
}
