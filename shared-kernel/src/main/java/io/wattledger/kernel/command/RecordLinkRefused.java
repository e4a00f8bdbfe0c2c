package io.wattledger.kernel.command;

import io.wattledger.kernel.id.GatewayId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Somebody who called himself this gateway was refused.
 *
 * @param gatewayId the gateway
 * @param why in a few words
 * @param address where he came from
 * @param at when
 */
public record RecordLinkRefused(
        @TargetAggregateIdentifier GatewayId gatewayId, String why, String address, Instant at) {}
