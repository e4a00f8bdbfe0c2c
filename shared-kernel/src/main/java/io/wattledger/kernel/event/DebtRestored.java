package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;

/**
 * A sale was undone, so what it had paid towards an old debt is owed again.
 *
 * @param accountId the account
 * @param siteId its site
 * @param debtId the debt
 * @param operationId the sale
 * @param amount how much
 * @param remaining what is owed now
 */
@EventName("account.debt-restored")
public record DebtRestored(
        AccountId accountId, SiteId siteId, DebtId debtId, OperationId operationId, Money amount, Money remaining)
        implements AccountEvent {}
