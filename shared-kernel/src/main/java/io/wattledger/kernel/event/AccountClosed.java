package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The contract has ended and its money is settled; a meter that was settled by an estimate may still be waited for.
 *
 * @param accountId the account
 * @param siteId its site
 * @param at when
 */
@EventName("account.closed")
public record AccountClosed(AccountId accountId, SiteId siteId, Instant at) implements AccountEvent {}
