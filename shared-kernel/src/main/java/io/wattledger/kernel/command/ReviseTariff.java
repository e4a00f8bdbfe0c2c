package io.wattledger.kernel.command;

import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Add a version to a tariff plan. Answered with its number.
 *
 * @param tariffId the plan
 * @param plan the prices
 * @param effectiveFrom when it begins to count; at once if absent
 */
public record ReviseTariff(
        @TargetAggregateIdentifier TariffId tariffId,
        TariffPlan plan,
        @Nullable Instant effectiveFrom) {}
