package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.time.YearMonth;

/**
 * A fixed fee was agreed for every business month to come, or ended.
 *
 * @param accountId the account
 * @param siteId its site
 * @param perMonth the fee; nothing to end it
 * @param perMeter whether it is due for each meter, else once for the account
 * @param after the last month for which it is not due
 * @param at when
 */
@EventName("account.monthly-fee-agreed")
public record MonthlyFeeAgreed(
        AccountId accountId, SiteId siteId, Money perMonth, boolean perMeter, YearMonth after, Instant at)
        implements HeldBalanceEvent {}
