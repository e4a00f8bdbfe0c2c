package io.wattledger.kernel.command;

import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.port.LeaseFence;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Asks leave to send a money write, with what was just read on the bus. The answer is a {@link WritePermit}; only {@link WritePermit.Go} lets the first byte out.
 *
 * @param accountId the account
 * @param meterId the meter
 * @param operationId the operation
 * @param attempt this attempt, from 1
 * @param before what the meter said just now
 * @param fence proof that the sender owns the gateway
 */
public record RecordMoneyWriteIntent(
        @TargetAggregateIdentifier AccountId accountId,
        MeterId meterId,
        OperationId operationId,
        int attempt,
        MeterMoneySnapshot before,
        LeaseFence fence) {}
