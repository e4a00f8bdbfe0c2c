package io.wattledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.EventCatalogue;
import io.wattledger.kernel.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Other systems are built on docs/reference.md, so what it lists must be what the code has. */
class ReferenceDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "reference.md");

    @Test
    void everyEventIsListedWithItsRevision() throws IOException {
        assertThat(rowsUnder("Events"))
                .containsExactlyInAnyOrderElementsOf(EventCatalogue.byName().entrySet().stream()
                        .map(event -> event.getKey() + " "
                                + EventCatalogue.nameOf(event.getValue()).revision())
                        .toList());
    }

    @Test
    void everyProblemTypeIsListedWithItsStatus() throws IOException {
        assertThat(rowsUnder("Problem types"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.kebabName() + " " + type.nature().status())
                        .toList());
    }

    @Test
    void everyOperationStateAndPermissionIsListed() throws IOException {
        assertThat(namesUnder("Operation states"))
                .containsExactlyInAnyOrderElementsOf(names(Arrays.stream(OperationState.values())));
        assertThat(namesUnder("Permissions"))
                .containsExactlyInAnyOrderElementsOf(names(Arrays.stream(Permission.values())));
    }

    private static List<String> names(Stream<? extends Enum<?>> constants) {
        return constants.map(Enum::name).toList();
    }

    private static List<String> namesUnder(String heading) throws IOException {
        return matchesUnder(heading, "(?m)^\\| `([^`]+)` \\|")
                .map(row -> row.group(1))
                .toList();
    }

    private static List<String> rowsUnder(String heading) throws IOException {
        return matchesUnder(heading, "(?m)^\\| `([^`]+)` \\| (\\d+) \\|")
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
    }

    private static Stream<MatchResult> matchesUnder(String heading, String row) throws IOException {
        String section = Files.readString(DOCUMENT)
                .split("(?m)^## " + heading + "$", 2)[1]
                .split("(?m)^## ", 2)[0];
        return Pattern.compile(row).matcher(section).results();
    }
}
