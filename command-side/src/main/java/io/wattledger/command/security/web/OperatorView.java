package io.wattledger.command.security.web;

import io.wattledger.command.security.OperatorRecord;
import io.wattledger.command.security.Role;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import java.util.Comparator;
import java.util.List;

/**
 * An operator, as told over REST.
 *
 * @param sites the sites that the roles count for; empty for all
 */
public record OperatorView(OperatorId id, String username, List<Role> roles, List<SiteId> sites) {

    /** The view of this operator. */
    public static OperatorView of(OperatorRecord operator) {
        return new OperatorView(
                operator.operatorId(),
                operator.username(),
                operator.roles().stream().sorted().toList(),
                operator.sites().stream()
                        .sorted(Comparator.comparing(SiteId::value))
                        .toList());
    }
}
