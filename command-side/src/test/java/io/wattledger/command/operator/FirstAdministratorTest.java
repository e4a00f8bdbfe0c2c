package io.wattledger.command.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.security.OperatorDirectory;
import io.wattledger.command.security.Passwords;
import io.wattledger.command.web.RestTest;
import io.wattledger.kernel.port.IdSource;
import java.security.SecureRandom;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

@DirtiesContext
class FirstAdministratorTest extends RestTest {

    @Autowired
    private OperatorDirectory operators;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private Passwords passwords;

    @Autowired
    private IdSource ids;

    @Autowired
    private SecureRandom random;

    @Test
    void givenNoOperatorAndNoConfiguredPassword_whenStarted_thenOneIsGeneratedAndToldOnlyOnce() {
        jdbc.sql("delete from access_tokens").update();
        jdbc.sql("delete from operators").update();
        FirstAdministrator first = new FirstAdministrator(operators, commands, passwords, ids, random, "");

        Optional<String> generated = first.ensureExists();

        assertThat(generated)
                .hasValueSatisfying(password -> assertThat(password).hasSize(20));
        assertThat(stranger.as("ADMIN", generated.orElseThrow())
                        .get("/api/v1/sessions/current")
                        .text("operator/username"))
                .isEqualTo("admin");
        assertThat(first.ensureExists()).isEmpty();
    }
}
