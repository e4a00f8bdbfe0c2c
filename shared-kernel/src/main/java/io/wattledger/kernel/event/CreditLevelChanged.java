package io.wattledger.kernel.event;

import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.MicroYuan;
import java.time.Instant;

/**
 * The balance that we hold crossed a warning level, or came back.
 *
 * @param accountId the account
 * @param siteId its site
 * @param level the level now
 * @param balance the balance of the whole account after it
 * @param at when
 */
@EventName("account.credit-level-changed")
public record CreditLevelChanged(AccountId accountId, SiteId siteId, CreditLevel level, MicroYuan balance, Instant at)
        implements HeldBalanceEvent {}
