package io.wattledger.kernel.event;

import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * An account is to be closed: nothing new is accepted on it, and each of its meters is cleared once what is in flight there is settled.
 *
 * @param accountId the account
 * @param siteId its site
 * @param reason why
 * @param relay who shall rule the relays of its meters afterwards
 * @param at when
 */
@EventName("account.closure-started")
public record ClosureStarted(AccountId accountId, SiteId siteId, String reason, RelayMode relay, Instant at)
        implements AccountEvent {}
