package io.wattledger.command.security.web;

import io.wattledger.command.idempotency.RequestKey;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who calls an endpoint, from where, and under which Idempotency-Key. Controllers take it as a parameter.
 *
 * @param operator the operator
 * @param address client address
 * @param key the request's key; null where none was sent
 */
public record Caller(
        OperatorIdentity operator, String address, @Nullable RequestKey key) {

    /** The operator's identity. */
    public OperatorId operatorId() {
        return operator.operatorId();
    }

    /**
     * Refuses if the operator's permissions do not count for the site.
     *
     * @param site the site, as looked up; empty if what the request names does not exist
     * @param unknown the refusal for what does not exist
     * @return the site
     */
    public SiteId at(Optional<SiteId> site, ProblemType unknown) {
        SiteId found = site.orElseThrow(() -> new RefusedException(unknown));
        if (!operator.sees(found)) {
            throw new RefusedException(ProblemType.NOT_PERMITTED);
        }
        return found;
    }

    /** Refuses an operator who is bound to sites: for what belongs to none. */
    public void everywhere() {
        if (!operator.sites().isEmpty()) {
            throw new RefusedException(ProblemType.NOT_PERMITTED);
        }
    }
}
