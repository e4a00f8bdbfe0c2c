package io.wattledger.kernel.command;

import io.wattledger.kernel.id.GatewayId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Give a gateway a new key; the one before it counts until the gateway logs in with the new one.
 *
 * @param gatewayId the gateway
 */
public record RotateGatewayKey(@TargetAggregateIdentifier GatewayId gatewayId) {}
