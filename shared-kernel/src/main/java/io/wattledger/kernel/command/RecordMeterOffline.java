package io.wattledger.kernel.command;

import io.wattledger.kernel.id.MeterId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A meter is lost.
 *
 * @param meterId the meter
 * @param lastContactAt when it last answered, if ever
 * @param misses polls missed in a row
 * @param lastError what the last one met
 */
public record RecordMeterOffline(
        @TargetAggregateIdentifier MeterId meterId,
        @Nullable Instant lastContactAt,
        int misses,
        String lastError) {}
