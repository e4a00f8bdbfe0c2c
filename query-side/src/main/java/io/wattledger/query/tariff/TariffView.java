package io.wattledger.query.tariff;

import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Instant;

/**
 * A tariff plan with its current version.
 *
 * @param id the plan
 * @param siteId its site
 * @param name its name
 * @param version the version, from 1
 * @param plan its prices
 * @param effectiveFrom when the version begins to count
 */
public record TariffView(
        TariffId id, SiteId siteId, String name, int version, TariffPlan plan, Instant effectiveFrom) {}
