package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * Two people adjusted the balance that we hold.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter on whose part of the account it counts
 * @param amount what the balance gains, negative where it loses
 * @param reason why
 * @param approvalId the approval
 * @param balance the balance of the whole account after it
 * @param at when
 */
@EventName("account.balance-adjusted")
public record BalanceAdjusted(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        Money amount,
        String reason,
        ApprovalId approvalId,
        MicroYuan balance,
        Instant at)
        implements HeldBalanceEvent {}
