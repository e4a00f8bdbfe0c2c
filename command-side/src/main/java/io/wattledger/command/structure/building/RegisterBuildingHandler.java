package io.wattledger.command.structure.building;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.structure.Building;
import io.wattledger.kernel.command.RegisterBuilding;
import io.wattledger.kernel.event.BuildingRegistered;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Enters a building of a site. */
@Component
public final class RegisterBuildingHandler {

    private static final int MOST_FLOORS = 200;

    private final AggregateStore<Building> buildings;
    private final Lookup lookup;

    /** Registers into this repository buildings of sites that the lookup knows. */
    public RegisterBuildingHandler(Repository<Building> buildings, Lookup lookup) {
        this.buildings = new AggregateStore<>(buildings, ProblemType.UNKNOWN_BUILDING);
        this.lookup = lookup;
    }

    @CommandHandler
    void handle(RegisterBuilding command) {
        SiteId site = lookup.siteOf(command.siteId()).orElseThrow(() -> new RefusedException(ProblemType.UNKNOWN_SITE));
        BuildingRegistered fact = decide(command, site);
        buildings.create(() -> Building.register(fact));
    }

    private static BuildingRegistered decide(RegisterBuilding command, SiteId site) {
        new FieldFaults()
                .name("name", command.name())
                .between("floors", command.floors(), 1, MOST_FLOORS)
                .refuseIfAny();
        return new BuildingRegistered(command.buildingId(), site, command.name(), command.floors());
    }
}
