package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * Two people released a meter from quarantine; its count series restarts from the base they named.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param baseCount the count from which the ledger goes on
 * @param adoptedAdjustment the balance difference adopted, signed
 * @param reason why
 * @param approvalId the approval
 * @param at when
 */
@EventName("account.meter-released")
public record MeterReleased(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        int baseCount,
        Money adoptedAdjustment,
        String reason,
        ApprovalId approvalId,
        Instant at)
        implements AccountEvent {}
