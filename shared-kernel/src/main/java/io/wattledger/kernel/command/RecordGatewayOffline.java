package io.wattledger.kernel.command;

import io.wattledger.kernel.id.GatewayId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A gateway no longer answers.
 *
 * @param gatewayId the gateway
 * @param lastContactAt when it last answered, if ever
 * @param lastError what the last try met
 */
public record RecordGatewayOffline(
        @TargetAggregateIdentifier GatewayId gatewayId,
        @Nullable Instant lastContactAt,
        String lastError) {}
