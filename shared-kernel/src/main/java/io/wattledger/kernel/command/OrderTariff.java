package io.wattledger.kernel.command;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.TariffId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Order a tariff plan's current version onto a meter.
 *
 * @param meterId the meter
 * @param operationId new identity of the operation
 * @param tariffId the plan
 */
public record OrderTariff(@TargetAggregateIdentifier MeterId meterId, OperationId operationId, TariffId tariffId) {}
