package io.wattledger.command.security;

import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets operators in by user name and password, and has them change the password. */
@Component
public class Doorkeeper {

    private final OperatorDirectory operators;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final AccessTokens tokens;

    Doorkeeper(OperatorDirectory operators, Passwords passwords, LoginThrottle throttle, AccessTokens tokens) {
        this.operators = operators;
        this.passwords = passwords;
        this.throttle = throttle;
        this.tokens = tokens;
    }

    /**
     * Opens a session, or refuses without telling which of user name and password is wrong.
     *
     * @param address where the operator is
     */
    public Issued logIn(String username, String password, String address) {
        return tokens.issue(recognise(username, password, address));
    }

    /** Changes an operator's own password, and ends the operator's other sessions. */
    public void changePassword(Session session, String currentPassword, String newPassword, String address) {
        OperatorRecord operator = session.operator();
        passwords.checkNew(newPassword, operator.username(), "newPassword");
        recognise(operator.username(), currentPassword, address);
        operators.changePassword(operator.operatorId(), passwords.hash(newPassword), session.id());
    }

    private OperatorRecord recognise(String username, String password, String address) {
        throttle.check(username, address);
        Optional<OperatorDirectory.Login> login = operators.findLogin(username);
        String hash = login.map(OperatorDirectory.Login::passwordHash).orElse(null);
        if (!passwords.matches(password, hash) || login.isEmpty()) {
            throttle.failed(username, address);
            throw new RefusedException(ProblemType.NOT_AUTHENTICATED);
        }
        throttle.succeeded(username, address);
        return login.get().operator();
    }
}
