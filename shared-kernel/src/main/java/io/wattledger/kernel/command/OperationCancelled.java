package io.wattledger.kernel.command;

import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link CancelMoneyWrite}.
 *
 * @param state the state in which the operation ended
 * @param returned what was handed back to the customer; absent where nothing was
 * @param receiptNumber gap-free number within the site; absent where nothing was handed back
 */
public record OperationCancelled(
        OperationState state,
        @Nullable Money returned,
        @Nullable Long receiptNumber) {}
