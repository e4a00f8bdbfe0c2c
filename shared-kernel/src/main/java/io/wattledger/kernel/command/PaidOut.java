package io.wattledger.kernel.command;

import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;

/**
 * The answer to {@link PayOutRefund}.
 *
 * @param operationId the operation whose money was handed over
 * @param amount the amount
 * @param receiptNumber gap-free number within the site
 */
public record PaidOut(OperationId operationId, Money amount, long receiptNumber) {}
