package io.wattledger.command.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.Refused;
import io.wattledger.command.Town;
import io.wattledger.kernel.command.RegisterUnit;
import io.wattledger.kernel.event.UnitRegistered;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import org.hamcrest.Matcher;
import org.hamcrest.MatcherAssert;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class RegisterUnitOnPostgresTest {

    @Autowired
    Town town;

    private void refuses(RegisterUnit command, Matcher<RefusedException> as) {
        MatcherAssert.assertThat(catchThrowableOfType(RefusedException.class, () -> town.send(command)), as);
    }

    private UnitId newUnit() {
        return UnitId.of(town.named("unit"));
    }

    @Test
    void aUnitBelongsToTheSiteOfItsBuilding() {
        UnitId unit = newUnit();
        town.send(new RegisterUnit(unit, town.building, 6, "601", 123_456L));

        assertThat(town.factsOf(unit))
                .containsExactly(new UnitRegistered(unit, town.building, town.site, 6, "601", 123_456L));
    }

    @Test
    void aUnitMayLieBelowGround() {
        UnitId unit = newUnit();
        town.send(new RegisterUnit(unit, town.building, -2, "B201", null));

        assertThat(town.factsOf(unit)).hasSize(1);
    }

    @Test
    void anUnknownBuildingIsRefused() {
        refuses(
                new RegisterUnit(newUnit(), BuildingId.of("nowhere"), 1, "101", null),
                Refused.as(ProblemType.UNKNOWN_BUILDING));
    }

    @Test
    void everyFieldOutOfBoundsIsNamed() {
        refuses(new RegisterUnit(newUnit(), town.building, 7, "", 0L), Refused.forFields("floor", "number", "area"));
    }
}
