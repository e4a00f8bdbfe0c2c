package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.acceptance.harness.Campus;
import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Oracle;
import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** How the program begins and ends, and what it says when it cannot begin. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartAndStopTest {

    private final Program program = Program.startedAs("start-and-stop");

    @AfterAll
    void end() {
        program.close();
    }

    @Test
    @Order(1)
    @DisplayName("a second instance on the same data says so in one line and ends, and the first goes on")
    void secondInstanceOnSameData() {
        try (Program rival = program.rivalOnSameData()) {
            endsWithOneClearLine(rival, program.data().toString());
        }
        program.office().site("still working");
    }

    @Test
    @Order(2)
    @DisplayName("a port in use is named in one line")
    void portInUse() {
        try (Program rival = program.rivalOnSamePort()) {
            endsWithOneClearLine(rival, Integer.toString(program.address().getPort()));
        }
    }

    @Test
    @Order(3)
    @DisplayName("a data folder that cannot be written is named in one line")
    void unwritableData() throws IOException {
        // A file where the folder should be stops even the superuser, whom permissions do not stop.
        Path file = program.standardError().resolveSibling("a-file");
        Files.writeString(file, "in the way");
        try (Program rival = Program.named("unwritable").withData(file.resolve("data"))) {
            endsWithOneClearLine(rival, "a-file");
        }
    }

    @Test
    @Order(4)
    @DisplayName("after kill -9 it starts by itself on the same data, and nothing is lost")
    void startsAfterKill() {
        Room room = Campus.ofOneRoom(program).room();
        Office office = program.office();
        String operation = office.sell(room, 1_000);

        program.killAndRestart();

        office.awaitOperation(operation, "CONFIRMED");
        new Oracle(office).holdsFor(List.of(room));
    }

    @Test
    @Order(5)
    @DisplayName("SIGTERM ends it within ten seconds without complaint, and it starts again")
    void endsOnRequest() {
        int complaints = program.standardErrorLines().size();

        Duration taken = program.terminate();

        assertThat(taken).isLessThan(Duration.ofSeconds(10));
        assertThat(program.standardErrorLines()).hasSize(complaints);
        program.start();
        program.awaitReady();
    }

    private static void endsWithOneClearLine(Program rival, String named) {
        rival.start();
        assertThat(rival.awaitEnd()).as("exit code").isNotZero();
        assertThat(rival.standardErrorLines())
                .as("standard error")
                .hasSize(1)
                .first()
                .asString()
                .contains(named);
    }
}
