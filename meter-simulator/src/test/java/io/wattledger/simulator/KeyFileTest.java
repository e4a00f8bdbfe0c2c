package io.wattledger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wattledger.simulator.gl1.GatewayIdentity;
import io.wattledger.simulator.gl1.LinkProtection;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    private static final String KEY = "0f".repeat(32);

    @Test
    @DisplayName("a line is a gateway; comments and empty lines are none")
    void lines() {
        assertThat(KeyFile.parse(List.of("# keys", "", "GW-1 GW-0001 1 " + KEY, " GW-2  GW-0002 7 " + KEY + " D ")))
                .containsEntry("GW-1", new GatewayIdentity("GW-0001", 1, KEY, LinkProtection.A))
                .containsEntry("GW-2", new GatewayIdentity("GW-0002", 7, KEY, LinkProtection.D))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GW-1 GW-0001 1", "GW-1 GW-0001 one KEY", "GW-1 GW-0001 1 0f0f", "GW-1 GW-0001 1 KEY B"})
    @DisplayName("a wrong line is named, and a key in it is not shown")
    void wrongLine(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFile.parse(List.of("# keys", line.replace("KEY", KEY))))
                .withMessage("keys, line 2 is not NAME ID KEYNUMBER KEY [D]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--link SECURE_DIAL_IN",
                "--link SECURE_DIAL_IN --dial 127.0.0.1:7000",
                "--dial 127.0.0.1:7000 --keys keys.txt",
                "--link SECURE_DIAL_IN --dial 7000 --keys keys.txt",
                "--link SECURE_DIAL_IN --dial host:0 --keys keys.txt"
            })
    @DisplayName("where to dial and what to log in with need each other")
    void optionsThatNeedEachOther(String options) {
        assertThatIllegalArgumentException().isThrownBy(() -> SimulatorOptions.parse(List.of(options.split(" ", -1))));
    }

    @Test
    @DisplayName("the program's options say where gateways dial in")
    void options() {
        SimulatorOptions options = SimulatorOptions.parse(
                List.of("--buses", "2", "--link", "secure-dial-in", "--dial", "10.0.0.1:7000", "--keys", "keys.txt"));

        assertThat(options.dialIn()).hasValueSatisfying(dialIn -> {
            assertThat(dialIn.host()).isEqualTo("10.0.0.1");
            assertThat(dialIn.port()).isEqualTo(7_000);
        });
    }
}
