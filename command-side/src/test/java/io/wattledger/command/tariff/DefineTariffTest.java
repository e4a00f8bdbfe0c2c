package io.wattledger.command.tariff;

import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.TARIFF;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.directory.KnownPlaces;
import io.wattledger.command.tariff.define.DefineTariffHandler;
import io.wattledger.kernel.command.DefineTariff;
import io.wattledger.kernel.event.TariffDefined;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class DefineTariffTest {

    private static final TariffPlan PLAN = new TariffPlan.Flat(Price.parse("0.6500"));

    private final FixtureConfiguration<Tariff> fixture = new AggregateTestFixture<>(Tariff.class);

    private ResultValidator<Tariff> when(DefineTariff command) {
        return fixture.registerAnnotatedCommandHandler(new DefineTariffHandler(
                        fixture.getRepository(), new KnownPlaces().with(SITE, SITE), new StandingClock(NOON)))
                .givenNoPriorActivity()
                .when(command);
    }

    @Test
    void aPlanCountsAtOnceWhereNothingElseIsSaid() {
        when(new DefineTariff(TARIFF, SITE, "Residents", PLAN, null))
                .expectEvents(new TariffDefined(TARIFF, SITE, "Residents", 1, PLAN, NOON));
    }

    @Test
    void aPlanMayCountFromLaterOn() {
        Instant nextMonth = NOON.plus(Duration.ofDays(28));
        when(new DefineTariff(TARIFF, SITE, "Residents", PLAN, nextMonth))
                .expectEvents(new TariffDefined(TARIFF, SITE, "Residents", 1, PLAN, nextMonth));
    }

    @Test
    void aPlanOfAnUnknownSiteIsRefused() {
        when(new DefineTariff(TARIFF, SiteId.of("nowhere"), "Residents", PLAN, null))
                .expectException(Refused.as(ProblemType.UNKNOWN_SITE));
    }

    @Test
    void aPlanMustBeSound() {
        TariffPlan dear = new TariffPlan.Flat(Price.parse("5.0001"));
        when(new DefineTariff(TARIFF, SITE, "", dear, null)).expectException(Refused.forFields("name", "prices.flat"));
    }

    @Test
    void aPlanHasAName() {
        when(new DefineTariff(TARIFF, SITE, "", PLAN, null)).expectException(Refused.forFields("name"));
    }
}
