package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The account no longer rests: its relays go back to prepaid control.
 *
 * @param accountId the account
 * @param siteId its site
 * @param reason why
 * @param at when
 */
@EventName("account.resumed")
public record AccountResumed(AccountId accountId, SiteId siteId, String reason, Instant at) implements AccountEvent {}
