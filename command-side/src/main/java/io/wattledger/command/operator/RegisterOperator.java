package io.wattledger.command.operator;

import io.wattledger.command.security.Role;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Let somebody log in.
 *
 * @param operatorId new identity
 * @param username name to log in with
 * @param roles the roles held
 * @param sites the sites these count for; empty for all
 * @param passwordHash PHC string of the first password; kept outside the event
 */
public record RegisterOperator(
        @TargetAggregateIdentifier OperatorId operatorId,
        String username,
        Set<Role> roles,
        Set<SiteId> sites,
        String passwordHash) {

    /** Tells nothing of the password, so that a log line cannot either. */
    @Override
    public String toString() {
        return "RegisterOperator[" + operatorId + ", " + username + ", " + roles + ", " + sites + "]";
    }
}
