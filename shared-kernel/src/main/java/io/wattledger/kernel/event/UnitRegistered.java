package io.wattledger.kernel.event;

import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A unit (shop or room) of a building was entered.
 *
 * @param unitId the unit
 * @param buildingId the building it is in
 * @param siteId the site
 * @param floor the floor, negative below ground
 * @param number its house number
 * @param areaSquareCentimetres its area in cm², if known
 */
@EventName("unit.registered")
public record UnitRegistered(
        UnitId unitId,
        BuildingId buildingId,
        SiteId siteId,
        int floor,
        String number,
        @Nullable Long areaSquareCentimetres)
        implements StructureEvent {}
