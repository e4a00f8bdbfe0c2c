package io.wattledger.kernel.command;

import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.TariffId;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link ReplaceMeter}.
 *
 * @param clearingOperationId the device operation that clears the old meter; absent where its purse was never opened
 * @param tariffId the tariff plan pushed to the new meter; absent where that was ordered before
 */
public record ReplacementAccepted(
        @Nullable OperationId clearingOperationId, @Nullable TariffId tariffId) {}
