package io.wattledger.kernel.tariff;

import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Price;

/**
 * A step of a tiered tariff 阶梯.
 *
 * @param above energy of the current period above which the step counts, up to the next step
 * @param surcharge what is added to the rate's price there
 */
public record Tier(Energy above, Price surcharge) {}
