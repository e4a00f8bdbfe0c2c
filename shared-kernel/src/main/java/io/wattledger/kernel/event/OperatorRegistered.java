package io.wattledger.kernel.event;

import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import java.util.Set;

/**
 * Somebody may log in; the password is kept elsewhere.
 *
 * @param operatorId the operator
 * @param username the name to log in with
 * @param roles names of the roles held
 * @param sites the sites these count for; empty for all
 */
@EventName("operator.registered")
public record OperatorRegistered(OperatorId operatorId, String username, Set<String> roles, Set<SiteId> sites)
        implements OperatorEvent {}
