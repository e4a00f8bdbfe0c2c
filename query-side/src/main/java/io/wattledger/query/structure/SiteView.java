package io.wattledger.query.structure;

import io.wattledger.kernel.id.SiteId;

/**
 * A site.
 *
 * @param id the site
 * @param name its name
 * @param timeZone IANA zone of its days and months
 */
public record SiteView(SiteId id, String name, String timeZone) {}
