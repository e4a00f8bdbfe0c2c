package io.wattledger.query.structure.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.query.structure.UnitView;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A unit as answered.
 *
 * @param id the unit
 * @param siteId its site
 * @param buildingId its building
 * @param floor its floor
 * @param number its house number
 * @param area its area in m², if known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnitResponse(
        UnitId id,
        SiteId siteId,
        BuildingId buildingId,
        int floor,
        String number,
        @Nullable String area) {

    private static final int SQUARE_METRE_PLACES = 4;

    static UnitResponse of(UnitView unit) {
        Long area = unit.areaSquareCentimetres();
        return new UnitResponse(
                unit.id(),
                unit.siteId(),
                unit.buildingId(),
                unit.floor(),
                unit.number(),
                area == null
                        ? null
                        : BigDecimal.valueOf(area, SQUARE_METRE_PLACES)
                                .stripTrailingZeros()
                                .toPlainString());
    }
}
