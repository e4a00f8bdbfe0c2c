package io.wattledger.query.structure;

import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A unit: a shop or a room.
 *
 * @param id the unit
 * @param siteId its site
 * @param buildingId its building
 * @param floor its floor, negative below ground
 * @param number its house number
 * @param areaSquareCentimetres its area in cm², if known
 */
public record UnitView(
        UnitId id,
        SiteId siteId,
        BuildingId buildingId,
        int floor,
        String number,
        @Nullable Long areaSquareCentimetres) {}
