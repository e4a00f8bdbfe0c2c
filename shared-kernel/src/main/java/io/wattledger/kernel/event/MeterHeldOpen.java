package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * The relay is to stay open, whatever else is ordered, until the account that the meter is under resumes.
 *
 * @param meterId the meter
 * @param siteId its site
 * @param accountId the account that was suspended
 * @param at when
 */
@EventName("meter.held-open")
public record MeterHeldOpen(MeterId meterId, SiteId siteId, AccountId accountId, Instant at) implements MeterEvent {}
