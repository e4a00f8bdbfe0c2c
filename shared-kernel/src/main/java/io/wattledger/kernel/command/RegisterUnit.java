package io.wattledger.kernel.command;

import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.UnitId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Enter a unit.
 *
 * @param unitId its new identity
 * @param buildingId the building
 * @param floor the floor
 * @param number its house number
 * @param areaSquareCentimetres its area in cm², if known
 */
public record RegisterUnit(
        @TargetAggregateIdentifier UnitId unitId,
        BuildingId buildingId,
        int floor,
        String number,
        @Nullable Long areaSquareCentimetres) {}
