package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * An account that was laid down will not be opened.
 *
 * @param accountId the account
 * @param siteId its site
 * @param reason why
 * @param at when
 */
@EventName("account.preparation-withdrawn")
public record PreparationWithdrawn(AccountId accountId, SiteId siteId, String reason, Instant at)
        implements AccountEvent {}
