package io.wattledger.kernel.device;

import io.wattledger.kernel.money.Energy;
import java.time.LocalDateTime;

/**
 * Where a meter stands within the tiers of its tariff.
 *
 * @param used energy since the period began, secondary side
 * @param periodBegan when that was, in the site's local time
 */
public record TierPosition(Energy used, LocalDateTime periodBegan) {}
