package io.wattledger.query.account;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;

/**
 * Under which account a meter is.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param accountId the account
 */
public record MeterAccountView(MeterId meterId, SiteId siteId, AccountId accountId) {}
