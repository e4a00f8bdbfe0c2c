package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.YearMonth;

/**
 * Part of a sale went towards an old debt; together these parts are the sale's debt share.
 *
 * @param accountId the account
 * @param siteId its site
 * @param debtId the debt
 * @param operationId the sale
 * @param amount how much
 * @param remaining what is owed still
 * @param month the month, in the site's zone, whose instalment it counts for
 */
@EventName("account.debt-recovered")
public record DebtRecovered(
        AccountId accountId,
        SiteId siteId,
        DebtId debtId,
        OperationId operationId,
        Money amount,
        Money remaining,
        YearMonth month)
        implements AccountEvent {}
