package io.wattledger.command.operator;

import io.wattledger.command.security.OperatorDirectory;
import io.wattledger.command.security.Passwords;
import io.wattledger.command.security.Role;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes the first administrator when the program meets an event store without any operator. */
@Component
public class FirstAdministrator {

    /** The user name. */
    public static final String USERNAME = "admin";

    private static final String SYSTEM = "system";

    /** No letters or digits that look alike: the password is read off a screen. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** 20 of 55 characters: 115 bits. */
    private static final int GENERATED_LENGTH = 20;

    private final OperatorDirectory operators;
    private final CommandGateway commands;
    private final Passwords passwords;
    private final IdSource ids;
    private final SecureRandom random;
    private final String configuredPassword;

    /** Takes the password from {@code wattledger.admin.password} (environment: {@code WATTLEDGER_ADMIN_PASSWORD}). */
    FirstAdministrator(
            OperatorDirectory operators,
            CommandGateway commands,
            Passwords passwords,
            IdSource ids,
            SecureRandom random,
            @Value("${wattledger.admin.password:}") String configuredPassword) {
        this.operators = operators;
        this.commands = commands;
        this.passwords = passwords;
        this.ids = ids;
        this.random = random;
        this.configuredPassword = configuredPassword;
    }

    /**
     * Makes {@code admin} if there is no operator at all; to be called at every start, once the schema and the command bus are there.
     *
     * @return the password that was generated, for the program to show once; empty if none was
     */
    public Optional<String> ensureExists() {
        if (!operators.isEmpty()) {
            return Optional.empty();
        }
        boolean generated = configuredPassword.isBlank();
        String password = generated ? generate() : configuredPassword;
        OperatorId operator = new OperatorId(ids.next());
        try {
            commands.sendAndWait(new GenericCommandMessage<>(
                    new RegisterOperator(
                            operator, USERNAME, Set.of(Role.ADMINISTRATOR), Set.of(), passwords.hash(password)),
                    Map.of(EventMetadata.OPERATOR, SYSTEM, EventMetadata.CORRELATION_ID, ids.next())));
        } catch (RefusedException refused) {
            if (refused.refusal().type() == ProblemType.USERNAME_TAKEN) {
                // Another process, started at the same time, was first; it shows the password.
                return Optional.empty();
            }
            throw refused;
        }
        return generated ? Optional.of(password) : Optional.empty();
    }

    private String generate() {
        StringBuilder password = new StringBuilder(GENERATED_LENGTH);
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
