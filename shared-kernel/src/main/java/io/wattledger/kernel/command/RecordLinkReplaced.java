package io.wattledger.kernel.command;

import io.wattledger.kernel.id.GatewayId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * A gateway logged in while it was logged in.
 *
 * @param gatewayId the gateway
 * @param address where the newer link came from
 * @param at when
 */
public record RecordLinkReplaced(@TargetAggregateIdentifier GatewayId gatewayId, String address, Instant at) {}
