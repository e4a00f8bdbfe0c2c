package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credit is to be taken off one meter of the account and, once that is proved, put on another.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter that gives
 * @param operationId the device operation that takes the credit off
 * @param toMeterId the meter that receives
 * @param forwardOperationId the device operation that will put the credit on
 * @param amount the amount; absent for all that the meter holds when it is written
 * @param reason why
 * @param at when
 */
@EventName("account.credit-transfer-requested")
public record CreditTransferRequested(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        MeterId toMeterId,
        OperationId forwardOperationId,
        @Nullable Money amount,
        String reason,
        Instant at)
        implements AccountEvent {}
