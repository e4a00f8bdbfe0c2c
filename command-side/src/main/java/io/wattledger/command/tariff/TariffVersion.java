package io.wattledger.command.tariff;

import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Instant;

/**
 * A version of a tariff plan.
 *
 * @param number from 1
 * @param plan its prices
 * @param effectiveFrom when it begins to count
 */
public record TariffVersion(int number, TariffPlan plan, Instant effectiveFrom) {}
