package io.wattledger.kernel.command;

import io.wattledger.kernel.device.OrderVerdict;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Tells what the read-back after an order shows.
 *
 * @param meterId the meter
 * @param operationId the operation
 * @param verdict what it shows
 * @param evidence the frames
 */
public record ReportOrder(
        @TargetAggregateIdentifier MeterId meterId,
        OperationId operationId,
        OrderVerdict verdict,
        WriteEvidence evidence) {}
