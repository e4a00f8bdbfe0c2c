package io.wattledger.kernel.event;

import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;

/**
 * A customer's contract over the meters of a unit began.
 *
 * @param accountId the account
 * @param siteId its site
 * @param unitId the unit supplied
 * @param customer name and telephone, readable only while the account's key exists
 * @param balanceHeld where the balance lives
 */
@EventName("account.opened")
public record AccountOpened(
        AccountId accountId, SiteId siteId, UnitId unitId, SealedPersonalData customer, BalanceHeld balanceHeld)
        implements AccountEvent {}
