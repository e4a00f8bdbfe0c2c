package io.wattledger.kernel.command;

import io.wattledger.kernel.id.GatewayId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A gateway answers.
 *
 * @param gatewayId the gateway
 * @param at when
 */
public record RecordGatewayOnline(@TargetAggregateIdentifier GatewayId gatewayId, Instant at) {}
