package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.time.YearMonth;

/**
 * The fixed fee of a business month was charged to the balance that we hold.
 *
 * @param accountId the account
 * @param siteId its site
 * @param month the month
 * @param amount the fee
 * @param balance the balance of the whole account after it
 * @param at when
 */
@EventName("account.fee-charged")
public record FeeCharged(
        AccountId accountId, SiteId siteId, YearMonth month, Money amount, MicroYuan balance, Instant at)
        implements HeldBalanceEvent {}
