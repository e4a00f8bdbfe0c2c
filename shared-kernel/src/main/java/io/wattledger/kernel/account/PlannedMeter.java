package io.wattledger.kernel.account;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.Money;

/**
 * A meter that is to come under an account.
 *
 * @param meterId the meter
 * @param tariffId the tariff plan agreed
 * @param transferIn balance to be moved from an old meter, or nothing
 */
public record PlannedMeter(MeterId meterId, TariffId tariffId, Money transferIn) {}
