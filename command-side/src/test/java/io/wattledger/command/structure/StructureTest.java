package io.wattledger.command.structure;

import static io.wattledger.command.account.Story.SITE;

import io.wattledger.command.Refused;
import io.wattledger.command.directory.KnownPlaces;
import io.wattledger.command.structure.building.RegisterBuildingHandler;
import io.wattledger.command.structure.site.RegisterSiteHandler;
import io.wattledger.kernel.command.RegisterBuilding;
import io.wattledger.kernel.command.RegisterSite;
import io.wattledger.kernel.event.BuildingRegistered;
import io.wattledger.kernel.event.SiteRegistered;
import io.wattledger.kernel.id.BuildingId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructureTest {

    @Nested
    class OfSites {

        private final FixtureConfiguration<Site> fixture = new AggregateTestFixture<>(Site.class);

        private ResultValidator<Site> when(RegisterSite command) {
            return fixture.registerAnnotatedCommandHandler(new RegisterSiteHandler(fixture.getRepository()))
                    .givenNoPriorActivity()
                    .when(command);
        }

        @Test
        void aSiteIsEnteredWithItsZone() {
            when(new RegisterSite(SITE, "东校区", "Asia/Shanghai"))
                    .expectEvents(new SiteRegistered(SITE, "东校区", "Asia/Shanghai"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Beijing", "+08:00", "asia/shanghai"})
        void aZoneThatIsNoneIsRefused(String zone) {
            when(new RegisterSite(SITE, "East campus", zone))
                    .expectException(Refused.forFields("timeZone"))
                    .expectNoEvents();
        }

        @Test
        void aNameHasAHundredCharactersAtMost() {
            when(new RegisterSite(SITE, "x".repeat(101), "Asia/Shanghai")).expectException(Refused.forFields("name"));
        }

        @Test
        void aNameSaysSomething() {
            when(new RegisterSite(SITE, "  ", "Asia/Shanghai")).expectException(Refused.forFields("name"));
        }
    }

    @Nested
    class OfBuildings {

        private final BuildingId building = BuildingId.of("building-1");
        private final FixtureConfiguration<Building> fixture = new AggregateTestFixture<>(Building.class);

        private ResultValidator<Building> when(RegisterBuilding command) {
            return fixture.registerAnnotatedCommandHandler(
                            new RegisterBuildingHandler(fixture.getRepository(), new KnownPlaces().with(SITE, SITE)))
                    .givenNoPriorActivity()
                    .when(command);
        }

        @Test
        void aBuildingIsEntered() {
            when(new RegisterBuilding(building, SITE, "Dormitory 1", 6))
                    .expectEvents(new BuildingRegistered(building, SITE, "Dormitory 1", 6));
        }

        @Test
        void aBuildingOfAnUnknownSiteIsRefused() {
            when(new RegisterBuilding(building, SiteId.of("nowhere"), "Dormitory 1", 6))
                    .expectException(Refused.as(ProblemType.UNKNOWN_SITE));
        }

        @Test
        void everyFieldOutOfBoundsIsNamed() {
            when(new RegisterBuilding(building, SITE, "", 0)).expectException(Refused.forFields("name", "floors"));
        }
    }
}
