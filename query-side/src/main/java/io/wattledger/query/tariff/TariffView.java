package io.wattledger.query.tariff;

import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A tariff plan with all its versions.
 *
 * @param id the plan
 * @param siteId its site
 * @param name its name
 * @param versions in the order in which they begin to count
 */
public record TariffView(TariffId id, SiteId siteId, String name, List<Version> versions) {

    /** Keeps the versions as they are now. */
    public TariffView {
        versions = List.copyOf(versions);
    }

    /** The version that counts at this instant; the first to come where none counts yet. */
    public Version countingAt(Instant now) {
        Version counting = versions.get(0);
        for (Version version : versions) {
            if (!version.effectiveFrom().isAfter(now)) {
                counting = version;
            }
        }
        return counting;
    }

    /** The same plan with a further version. */
    TariffView with(Version further) {
        List<Version> more = new ArrayList<>(versions);
        more.add(further);
        return new TariffView(id, siteId, name, more);
    }

    /**
     * A version.
     *
     * @param version its number, from 1
     * @param plan its prices
     * @param effectiveFrom when it begins to count
     */
    public record Version(int version, TariffPlan plan, Instant effectiveFrom) {}
}
