package io.wattledger.kernel.event;

import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.SiteId;

/**
 * A building of a site was entered.
 *
 * @param buildingId the building
 * @param siteId the site it stands on
 * @param name its name
 * @param floors number of floors
 */
@EventName("building.registered")
public record BuildingRegistered(BuildingId buildingId, SiteId siteId, String name, int floors)
        implements StructureEvent {}
