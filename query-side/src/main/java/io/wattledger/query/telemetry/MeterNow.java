package io.wattledger.query.telemetry;

import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.FastBlock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What polling last found at a meter.
 *
 * @param fast its money and relay; absent until it first answered
 * @param observedAt when that was read
 * @param energy its energy registers, as last read
 * @param energyAt when these were read
 * @param lost whether it counts as lost
 * @param misses polls missed in a row
 * @param lastContactAt when it last answered, if ever
 * @param lastError what the last miss met; absent while it answers
 */
public record MeterNow(
        @Nullable FastBlock fast,
        @Nullable Instant observedAt,
        @Nullable EnergyRegisters energy,
        @Nullable Instant energyAt,
        boolean lost,
        int misses,
        @Nullable Instant lastContactAt,
        @Nullable String lastError) {}
