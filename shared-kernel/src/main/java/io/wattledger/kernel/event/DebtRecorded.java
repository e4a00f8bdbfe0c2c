package io.wattledger.kernel.event;

import io.wattledger.kernel.account.DebtCause;
import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * The customer owes something from before, to be recovered as a share of later sales.
 *
 * @param accountId the account
 * @param siteId its site
 * @param debtId the debt
 * @param amount what is owed
 * @param cause where it comes from
 * @param instalment how much of a sale goes towards it
 * @param reason why, in somebody's words
 * @param at when it was entered
 */
@EventName("account.debt-recorded")
public record DebtRecorded(
        AccountId accountId,
        SiteId siteId,
        DebtId debtId,
        Money amount,
        DebtCause cause,
        Instalment instalment,
        String reason,
        Instant at)
        implements AccountEvent {}
