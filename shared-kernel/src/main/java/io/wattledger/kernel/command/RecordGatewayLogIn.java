package io.wattledger.kernel.command;

import io.wattledger.kernel.id.GatewayId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A gateway logged in.
 *
 * @param gatewayId the gateway
 * @param keyId the key that it used
 * @param at when
 */
public record RecordGatewayLogIn(@TargetAggregateIdentifier GatewayId gatewayId, int keyId, Instant at) {}
