package io.wattledger.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.acceptance.harness.Program;
import io.wattledger.acceptance.harness.Rest;
import io.wattledger.acceptance.harness.SharedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Clients are generated from docs/openapi.json, so it must say what the program does; a change of it is seen in review. */
@ExtendWith(SharedProgram.class)
class OpenApiDocumentTest {

    private static final Path CHECKED_IN = Path.of("..", "docs", "openapi.json");
    private static final Path SERVED = Path.of("target", "openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Program program;

    OpenApiDocumentTest(Program program) {
        this.program = program;
    }

    @Test
    void theDocumentThatIsCheckedInIsTheOneThatIsServed() throws IOException {
        ObjectNode served =
                (ObjectNode) Rest.of(program).get("/v3/api-docs").expect(200).json();
        // The address differs from one run to the next and says nothing.
        served.remove("servers");
        Files.writeString(SERVED, JSON.writeValueAsString(served) + "\n");

        JsonNode checkedIn = JSON.readTree(Files.readString(CHECKED_IN));

        assertThat(served.equals(checkedIn))
                .as(
                        "`diff docs/openapi.json acceptance/target/openapi.json` shows what differs; if it is meant, copy the latter")
                .isTrue();
    }
}
