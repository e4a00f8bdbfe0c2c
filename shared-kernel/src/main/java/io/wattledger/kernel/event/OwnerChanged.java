package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;

/**
 * The account passed to its new owner; what lies before belongs to the old one.
 *
 * @param accountId the account
 * @param siteId its site
 * @param tenure number of the new owner's tenure
 */
@EventName("account.owner-changed")
public record OwnerChanged(AccountId accountId, SiteId siteId, int tenure) implements AccountEvent {}
