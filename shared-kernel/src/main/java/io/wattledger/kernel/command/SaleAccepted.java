package io.wattledger.kernel.command;

import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;

/**
 * The answer to {@link SellCredit}.
 *
 * @param operationId the operation that puts the credit on the meter
 * @param receiptNumber gap-free number within the site
 * @param serviceFee what is kept as a fee
 * @param debtShare what goes towards old debts
 * @param credited what the meter is to receive
 * @param state whether the credit waits for its meter, or is booked already
 */
public record SaleAccepted(
        OperationId operationId,
        long receiptNumber,
        Money serviceFee,
        Money debtShare,
        Money credited,
        OperationState state) {}
