package io.wattledger.kernel.event;

import io.wattledger.kernel.id.SiteId;

/**
 * A property came under management.
 *
 * @param siteId the site
 * @param name its name
 * @param timeZone IANA zone in which its days and months are counted
 */
@EventName("site.registered")
public record SiteRegistered(SiteId siteId, String name, String timeZone) implements StructureEvent {}
