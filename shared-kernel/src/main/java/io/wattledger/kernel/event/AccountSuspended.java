package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The account rests: no credit is sold for it, and its relays are held open.
 *
 * @param accountId the account
 * @param siteId its site
 * @param reason why
 * @param at when
 */
@EventName("account.suspended")
public record AccountSuspended(AccountId accountId, SiteId siteId, String reason, Instant at) implements AccountEvent {}
