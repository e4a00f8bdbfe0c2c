package io.wattledger.kernel.command;

import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Tells what a meter counted, so that consumption can be charged where we hold the balance; ignored where nothing follows from it.
 *
 * @param accountId the account
 * @param meterId the meter
 * @param energy its energy registers, secondary side
 * @param at when they were read
 */
public record RecordReading(
        @TargetAggregateIdentifier AccountId accountId, MeterId meterId, EnergyRegisters energy, Instant at) {}
