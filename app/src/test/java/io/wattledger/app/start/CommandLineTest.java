package io.wattledger.app.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Options become settings; what is mistyped is told instead of ignored. */
class CommandLineTest {

    @Test
    void emptyMeansNoDemonstration() {
        assertThat(CommandLine.settingsFrom("--empty")).containsExactly("--wattledger.demo=false");
    }

    @Test
    void rolesBecomeASetting() {
        assertThat(CommandLine.settingsFrom("--roles=query,adapter"))
                .containsExactly("--wattledger.roles=adapter,query");
    }

    @Test
    void anySettingMayBeGivenByItsName() {
        assertThat(CommandLine.settingsFrom("--server.port=9090")).containsExactly("--server.port=9090");
    }

    @Test
    void anUnknownOptionOrRoleIsRefused() {
        for (String mistake : new String[] {"--emty", "empty", "--roles=", "--roles=command,querry", "-h"}) {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> CommandLine.settingsFrom(mistake))
                    .withMessageStartingWith("Unknown ");
        }
    }

    @Test
    void aRefusalDeepInsideAFailedStartIsTheLineThatIsTold() {
        Throwable failure = new IllegalStateException(
                "Error creating bean", new IllegalArgumentException(new StartRefused("Port 80 is in use.")));

        assertThat(OneLineFailure.lineFor(failure)).contains("Port 80 is in use.");
        assertThat(OneLineFailure.lineFor(new IllegalStateException("a defect")))
                .isEqualTo(Optional.empty());
    }
}
