package io.wattledger.kernel.access;

import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import java.util.Set;

/**
 * Who is asking, and what this person may do. The principal of every authenticated request.
 *
 * @param operatorId the operator
 * @param username the name logged in with
 * @param permissions what the operator's roles permit
 * @param sites the sites that the permissions count for; empty for all
 */
public record OperatorIdentity(OperatorId operatorId, String username, Set<Permission> permissions, Set<SiteId> sites) {

    /** Whether this operator may do this at this site. */
    public boolean may(Permission permission, SiteId site) {
        return permissions.contains(permission) && sees(site);
    }

    /** Whether this operator may do this on all sites: for what belongs to none. */
    public boolean mayEverywhere(Permission permission) {
        return permissions.contains(permission) && sites.isEmpty();
    }

    /** Whether this operator's permissions count for this site. */
    public boolean sees(SiteId site) {
        return sites.isEmpty() || sites.contains(site);
    }
}
