package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * A meter no longer belongs to the account: its purse is closed, its count series has ended, and another account may be opened on it.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param balance what it held when it was cleared, negative when overdrawn
 * @param at when
 */
@EventName("account.meter-detached")
public record MeterDetached(AccountId accountId, SiteId siteId, MeterId meterId, Money balance, Instant at)
        implements AccountEvent {}
