package io.wattledger.query.tariff.web;

import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.Price;
import io.wattledger.query.tariff.TariffView;
import java.time.Instant;

/**
 * A tariff plan as answered.
 *
 * @param id the plan
 * @param siteId its site
 * @param name its name
 * @param version its current version
 * @param kind how its prices vary
 * @param prices its prices
 * @param effectiveFrom when the version begins to count
 */
record TariffResponse(
        TariffId id, SiteId siteId, String name, int version, String kind, Prices prices, Instant effectiveFrom) {

    static TariffResponse of(TariffView tariff) {
        return new TariffResponse(
                tariff.id(),
                tariff.siteId(),
                tariff.name(),
                tariff.version(),
                "FLAT",
                new Prices(tariff.plan().flat()),
                tariff.effectiveFrom());
    }

    /**
     * Prices by rate.
     *
     * @param flat at the flat rate 平
     */
    record Prices(Price flat) {}
}
