package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * Two people gave up an old debt, or part of it.
 *
 * @param accountId the account
 * @param siteId its site
 * @param debtId the debt
 * @param amount how much
 * @param remaining what is owed still
 * @param reason why
 * @param approvalId the approval
 * @param at when
 */
@EventName("account.debt-written-off")
public record DebtWrittenOff(
        AccountId accountId,
        SiteId siteId,
        DebtId debtId,
        Money amount,
        Money remaining,
        String reason,
        ApprovalId approvalId,
        Instant at)
        implements AccountEvent {}
