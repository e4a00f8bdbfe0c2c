package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Try again to put on a meter what was sold and did not arrive.
 *
 * @param accountId the account
 * @param operationId new identity of the operation
 * @param originalOperationId the sale that was not delivered
 * @param meterId the meter that is to receive it
 */
public record RedeliverCredit(
        @TargetAggregateIdentifier AccountId accountId,
        OperationId operationId,
        OperationId originalOperationId,
        MeterId meterId) {}
