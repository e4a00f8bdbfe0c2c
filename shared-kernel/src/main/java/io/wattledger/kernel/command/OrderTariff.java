package io.wattledger.kernel.command;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.TariffId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Order a version of a tariff plan onto a meter.
 *
 * @param meterId the meter
 * @param operationId new identity of the operation
 * @param tariffId the plan
 * @param version the version; if absent, the one that counts now, or the first to come where none counts yet
 */
public record OrderTariff(
        @TargetAggregateIdentifier MeterId meterId,
        OperationId operationId,
        TariffId tariffId,
        @Nullable Integer version) {}
