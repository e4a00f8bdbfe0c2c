package io.wattledger.kernel.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last that is read of a meter for an account: after its purse was cleared, so that nothing is charged beyond it.
 *
 * @param energy its energy registers
 * @param tiers where it stands within the tiers, for a meter that takes its place; absent where no period has begun
 * @param readAt when the answer arrived
 */
public record FinalReading(EnergyRegisters energy, @Nullable TierPosition tiers, Instant readAt) {}
