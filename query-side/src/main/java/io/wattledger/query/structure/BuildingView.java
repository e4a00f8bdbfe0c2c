package io.wattledger.query.structure;

import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.SiteId;

/**
 * A building.
 *
 * @param id the building
 * @param siteId its site
 * @param name its name
 * @param floors number of floors
 */
public record BuildingView(BuildingId id, SiteId siteId, String name, int floors) {}
