package io.wattledger.kernel.command;

import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.id.SiteId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lay down what holds at the cash desks of a site.
 *
 * @param siteId the site
 * @param rules what is to hold
 */
public record RuleCashDesk(@TargetAggregateIdentifier SiteId siteId, CashDeskRules rules) {}
