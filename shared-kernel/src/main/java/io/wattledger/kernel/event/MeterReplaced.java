package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * It is known what the old meter held, or what it is taken to have held, so that the new one takes its place.
 *
 * @param accountId the account
 * @param siteId its site
 * @param oldMeterId the meter that leaves
 * @param newMeterId the meter that takes its place
 * @param remaining what the old one held; the new one opens with it, or with nothing where it is negative
 * @param at when
 */
@EventName("account.meter-replaced")
public record MeterReplaced(
        AccountId accountId, SiteId siteId, MeterId oldMeterId, MeterId newMeterId, Money remaining, Instant at)
        implements AccountEvent {}
