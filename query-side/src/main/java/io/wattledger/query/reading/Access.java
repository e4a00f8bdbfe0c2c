package io.wattledger.query.reading;

import com.mongodb.client.model.Filters;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.structure.SiteProjection;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an operator may see: lists show the operator's sites, and what belongs to another site is refused by name. */
@Component
public final class Access {

    private final Views views;
    private final SiteProjection sites;

    Access(Views views, SiteProjection sites) {
        this.views = views;
        this.sites = sites;
    }

    /**
     * Lets a list show only what this operator may see.
     *
     * @param site the one site asked for; all of the operator's if absent
     * @throws RefusedException if the operator sees nothing at all, or the site asked for is unknown or foreign
     */
    public Bson visible(OperatorIdentity operator, @Nullable SiteId site) {
        return visible(operator, site, "siteId");
    }

    /** As {@link #visible(OperatorIdentity, SiteId)}, for documents that keep their site in this field. */
    public Bson visible(OperatorIdentity operator, @Nullable SiteId site, String field) {
        require(operator.permissions().contains(Permission.VIEW));
        if (site != null) {
            if (views.find(sites, site.value()).isEmpty()) {
                throw new RefusedException(ProblemType.UNKNOWN_SITE);
            }
            require(operator.may(Permission.VIEW, site));
            return Filters.eq(field, site.value());
        }
        return operator.sites().isEmpty()
                ? Filters.empty()
                : Filters.in(field, operator.sites().stream().map(SiteId::value).toList());
    }

    /**
     * Hands on what was found, if this operator may see it.
     *
     * @param found what was looked up; null if there is no such thing
     * @param siteOf its site
     * @param unknown what to answer where there is no such thing
     */
    public <V> V require(
            OperatorIdentity operator, @Nullable V found, Function<V, SiteId> siteOf, ProblemType unknown) {
        require(operator.permissions().contains(Permission.VIEW));
        if (found == null) {
            throw new RefusedException(unknown);
        }
        require(operator.may(Permission.VIEW, siteOf.apply(found)));
        return found;
    }

    /** Refuses unless this holds. */
    public static void require(boolean permitted) {
        if (!permitted) {
            throw new RefusedException(ProblemType.NOT_PERMITTED);
        }
    }
}
