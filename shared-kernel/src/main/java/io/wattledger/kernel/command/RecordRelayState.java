package io.wattledger.kernel.command;

import io.wattledger.kernel.id.MeterId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A relay was seen open or closed.
 *
 * @param meterId the meter
 * @param closed whether its contacts are closed
 * @param at when
 */
public record RecordRelayState(@TargetAggregateIdentifier MeterId meterId, boolean closed, Instant at) {}
