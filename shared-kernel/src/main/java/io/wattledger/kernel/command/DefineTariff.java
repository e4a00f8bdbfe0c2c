package io.wattledger.kernel.command;

import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Lay down a tariff plan.
 *
 * @param tariffId its new identity
 * @param siteId the site
 * @param name its name
 * @param plan the prices
 * @param effectiveFrom when it begins to count; at once if absent
 */
public record DefineTariff(
        @TargetAggregateIdentifier TariffId tariffId,
        SiteId siteId,
        String name,
        TariffPlan plan,
        @Nullable Instant effectiveFrom) {}
