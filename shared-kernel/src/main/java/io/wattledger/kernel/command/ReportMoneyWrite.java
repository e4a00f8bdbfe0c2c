package io.wattledger.kernel.command;

import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Tells what the read-back after a money write shows.
 *
 * @param accountId the account
 * @param meterId the meter
 * @param operationId the operation
 * @param attempt the attempt judged
 * @param verdict what it shows
 * @param evidence the frames
 */
public record ReportMoneyWrite(
        @TargetAggregateIdentifier AccountId accountId,
        MeterId meterId,
        OperationId operationId,
        int attempt,
        MoneyWriteVerdict verdict,
        WriteEvidence evidence) {}
