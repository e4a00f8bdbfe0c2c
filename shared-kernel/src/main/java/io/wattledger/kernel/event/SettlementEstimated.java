package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * Two people settled what a meter that no longer answers is taken to hold, so that the account need not wait for it.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param balance the balance taken for true, negative when overdrawn
 * @param reading the total energy taken for true, secondary side
 * @param reason why the meter cannot be waited for
 * @param evidence what the estimate relies on
 * @param approvalId the approval
 * @param at when
 */
@EventName("account.settlement-estimated")
public record SettlementEstimated(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        Money balance,
        Energy reading,
        String reason,
        String evidence,
        ApprovalId approvalId,
        Instant at)
        implements AccountEvent {}
