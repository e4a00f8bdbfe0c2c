package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The relay need not stay open any more for the sake of a suspended account.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param accountId the account that was suspended
 * @param at when
 */
@EventName("meter.hold-ended")
public record MeterHoldEnded(MeterId meterId, SiteId siteId, AccountId accountId, Instant at) implements MeterEvent {}
