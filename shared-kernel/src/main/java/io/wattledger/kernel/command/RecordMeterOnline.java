package io.wattledger.kernel.command;

import io.wattledger.kernel.id.MeterId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A meter answers.
 *
 * @param meterId the meter
 * @param at when
 */
public record RecordMeterOnline(@TargetAggregateIdentifier MeterId meterId, Instant at) {}
