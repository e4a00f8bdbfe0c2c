package io.wattledger.query.account;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * Under which account a meter is.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param accountId the account; absent since it left one
 */
public record MeterAccountView(
        MeterId meterId, SiteId siteId, @Nullable AccountId accountId) {}
