package io.wattledger.kernel.event;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * A meter that was settled by an estimate was cleared after all; the difference is adopted as an adjustment and not settled again.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param estimated what it was taken to hold
 * @param found what it held
 * @param adjustment found less estimated
 * @param at when
 */
@EventName("account.settlement-difference-adopted")
public record SettlementDifferenceAdopted(
        AccountId accountId, SiteId siteId, MeterId meterId, Money estimated, Money found, Money adjustment, Instant at)
        implements AccountEvent {}
