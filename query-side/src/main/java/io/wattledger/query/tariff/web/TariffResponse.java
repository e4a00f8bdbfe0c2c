package io.wattledger.query.tariff.web;

import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.query.tariff.TariffView;
import java.time.Instant;
import java.util.List;

/**
 * A tariff plan as answered.
 *
 * @param id the plan
 * @param siteId its site
 * @param name its name
 * @param version number of the version that counts now, or the first to come where none counts yet
 * @param versions all versions, in the order in which they begin to count
 */
record TariffResponse(TariffId id, SiteId siteId, String name, int version, List<VersionResponse> versions) {

    static TariffResponse of(TariffView tariff, Instant now) {
        return new TariffResponse(
                tariff.id(),
                tariff.siteId(),
                tariff.name(),
                tariff.countingAt(now).version(),
                tariff.versions().stream().map(VersionResponse::of).toList());
    }
}
