package io.wattledger.kernel.command;

import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.SiteId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Enter a building.
 *
 * @param buildingId its new identity
 * @param siteId the site
 * @param name its name
 * @param floors number of floors
 */
public record RegisterBuilding(
        @TargetAggregateIdentifier BuildingId buildingId, SiteId siteId, String name, int floors) {}
