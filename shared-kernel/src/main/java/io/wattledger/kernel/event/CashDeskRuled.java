package io.wattledger.kernel.event;

import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.id.SiteId;
import java.time.Instant;

/**
 * What holds at the cash desks of a site was laid down; it counts for what is taken and given from now on.
 *
 * @param siteId the site
 * @param rules what holds
 * @param at when
 */
@EventName("site.cash-desk-ruled")
public record CashDeskRuled(SiteId siteId, CashDeskRules rules, Instant at) implements StructureEvent {}
