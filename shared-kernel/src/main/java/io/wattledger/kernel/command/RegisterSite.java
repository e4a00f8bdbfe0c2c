package io.wattledger.kernel.command;

import io.wattledger.kernel.id.SiteId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Take a property under management.
 *
 * @param siteId its new identity
 * @param name its name
 * @param timeZone IANA zone of its days and months
 */
public record RegisterSite(@TargetAggregateIdentifier SiteId siteId, String name, String timeZone) {}
