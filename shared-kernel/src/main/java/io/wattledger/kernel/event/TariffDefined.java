package io.wattledger.kernel.event;

import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Instant;

/**
 * A tariff plan was laid down; its versions never change.
 *
 * @param tariffId the plan
 * @param siteId its site
 * @param name its name
 * @param version this version, from 1
 * @param plan the prices
 * @param effectiveFrom when this version begins to count
 */
@EventName("tariff.defined")
public record TariffDefined(
        TariffId tariffId, SiteId siteId, String name, int version, TariffPlan plan, Instant effectiveFrom)
        implements TariffEvent {}
