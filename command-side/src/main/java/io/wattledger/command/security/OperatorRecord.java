package io.wattledger.command.security;

import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operator as registered.
 *
 * @param operatorId the operator
 * @param username the name to log in with
 * @param roles the roles held
 * @param sites the sites these count for; empty for all
 */
public record OperatorRecord(OperatorId operatorId, String username, Set<Role> roles, Set<SiteId> sites) {

    /** Who this is to the rest of the program. */
    public OperatorIdentity identity() {
        return new OperatorIdentity(operatorId, username, Role.permissionsOf(roles), sites);
    }

    static OperatorRecord read(ResultSet row) throws SQLException {
        return new OperatorRecord(
                new OperatorId(row.getString("operator_id")),
                row.getString("username"),
                texts(row.getArray("roles")).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                texts(row.getArray("sites")).map(SiteId::new).collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray());
    }
}
