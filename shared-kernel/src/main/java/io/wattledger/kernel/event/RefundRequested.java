package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credit is to be taken off the meter, so that its money can be paid out.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation
 * @param amount the amount; absent for all that the meter holds when it is written
 * @param reason why
 * @param approvalId the approval that it waits for; absent where none is needed
 * @param at when
 */
@EventName("account.refund-requested")
public record RefundRequested(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        @Nullable Money amount,
        String reason,
        @Nullable ApprovalId approvalId,
        Instant at)
        implements AccountEvent {}
