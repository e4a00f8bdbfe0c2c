package io.wattledger.kernel.event;

import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Instant;

/**
 * A tariff plan got a further version; the ones before it stay as they are and count until it does.
 *
 * @param tariffId the plan
 * @param siteId its site
 * @param version this version, one more than the last
 * @param plan the prices
 * @param effectiveFrom when this version begins to count, later than the one before it
 */
@EventName("tariff.revised")
public record TariffRevised(TariffId tariffId, SiteId siteId, int version, TariffPlan plan, Instant effectiveFrom)
        implements TariffEvent {}
