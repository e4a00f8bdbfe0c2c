package io.wattledger.command.structure.unit;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.structure.Building;
import io.wattledger.command.structure.Unit;
import io.wattledger.kernel.command.RegisterUnit;
import io.wattledger.kernel.event.UnitRegistered;
import io.wattledger.kernel.problem.ProblemType;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Enters a unit of a building. */
@Component
public final class RegisterUnitHandler {

    private static final int LONGEST_NUMBER = 20;
    private static final int DEEPEST_FLOOR = -20;
    /** 100 000 m². */
    private static final long LARGEST_AREA_CM2 = 1_000_000_000L;

    private final AggregateStore<Unit> units;
    private final AggregateStore<Building> buildings;

    /** Registers units of these buildings. */
    public RegisterUnitHandler(Repository<Unit> units, Repository<Building> buildings) {
        this.units = new AggregateStore<>(units, ProblemType.UNKNOWN_UNIT);
        this.buildings = new AggregateStore<>(buildings, ProblemType.UNKNOWN_BUILDING);
    }

    @CommandHandler
    void handle(RegisterUnit command) {
        UnitRegistered fact = buildings.load(command.buildingId()).invoke(building -> decide(building, command));
        units.create(() -> Unit.register(fact));
    }

    private static UnitRegistered decide(Building building, RegisterUnit command) {
        Long area = command.areaSquareCentimetres();
        new FieldFaults()
                .between("floor", command.floor(), DEEPEST_FLOOR, building.floors())
                .text("number", command.number(), LONGEST_NUMBER)
                .unless(
                        area == null || (area > 0 && area <= LARGEST_AREA_CM2),
                        "area",
                        "must be more than 0 and at most 100000 m²")
                .refuseIfAny();
        return new UnitRegistered(
                command.unitId(), command.buildingId(), building.siteId(), command.floor(), command.number(), area);
    }
}
