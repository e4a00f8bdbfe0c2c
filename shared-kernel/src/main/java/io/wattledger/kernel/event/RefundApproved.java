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
 * A second person agreed to a refund: it may be written now.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation
 * @param amount the amount; absent for all that the meter holds when it is written
 * @param approvalId the approval
 * @param at when
 */
@EventName("account.refund-approved")
public record RefundApproved(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        @Nullable Money amount,
        ApprovalId approvalId,
        Instant at)
        implements AccountEvent {}
