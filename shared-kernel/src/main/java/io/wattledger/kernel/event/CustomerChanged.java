package io.wattledger.kernel.event;

import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The name or telephone number of an account's owner was put right; the owner is the same person.
 *
 * @param accountId the account
 * @param siteId its site
 * @param tenure number of the owner's tenure
 * @param customer name and telephone, readable only while the owner's key exists
 * @param at when
 */
@EventName("account.customer-changed")
public record CustomerChanged(AccountId accountId, SiteId siteId, int tenure, SealedPersonalData customer, Instant at)
        implements AccountEvent {}
