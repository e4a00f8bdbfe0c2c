package io.wattledger.kernel.command;

import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;

/**
 * The answer to {@link RedeliverCredit}.
 *
 * @param operationId the operation that puts the credit on the meter
 * @param credited what the meter is to receive
 */
public record RedeliveryAccepted(OperationId operationId, Money credited) {}
