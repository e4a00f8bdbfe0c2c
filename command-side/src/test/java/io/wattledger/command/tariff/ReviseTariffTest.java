package io.wattledger.command.tariff;

import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.TARIFF;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.tariff.revise.ReviseTariffHandler;
import io.wattledger.kernel.command.ReviseTariff;
import io.wattledger.kernel.event.TariffDefined;
import io.wattledger.kernel.event.TariffRevised;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.kernel.tariff.Tier;
import io.wattledger.kernel.tariff.TierPeriod;
import io.wattledger.kernel.tariff.Tiers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class ReviseTariffTest {

    private static final TariffPlan FLAT = new TariffPlan.Flat(Price.parse("0.6500"));
    private static final TariffPlan TIERED = new TariffPlan.Tiered(
            Price.parse("0.5000"),
            new Tiers(TierPeriod.MONTH, List.of(new Tier(Energy.parse("200.00"), Price.parse("0.0500")))));
    private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));
    private static final TariffDefined DEFINED =
            new TariffDefined(TARIFF, SITE, "Residents", 1, FLAT, NOON.minus(Duration.ofDays(9)));

    private final FixtureConfiguration<Tariff> fixture = new AggregateTestFixture<>(Tariff.class);

    private ResultValidator<Tariff> when(ReviseTariff command, Object... given) {
        return fixture.registerAnnotatedCommandHandler(
                        new ReviseTariffHandler(fixture.getRepository(), new StandingClock(NOON)))
                .given(given)
                .when(command);
    }

    private static TariffRevised revised(int version, TariffPlan plan, Instant from) {
        return new TariffRevised(TARIFF, SITE, version, plan, from);
    }

    @Test
    void aVersionCountsAtOnceWhereNothingElseIsSaid() {
        when(new ReviseTariff(TARIFF, TIERED, null), DEFINED)
                .expectResultMessagePayload(2)
                .expectEvents(revised(2, TIERED, NOON));
    }

    @Test
    void versionsAreNumberedInTheOrderInWhichTheyCount() {
        when(new ReviseTariff(TARIFF, FLAT, TOMORROW.plusSeconds(1)), DEFINED, revised(2, TIERED, TOMORROW))
                .expectResultMessagePayload(3)
                .expectEvents(revised(3, FLAT, TOMORROW.plusSeconds(1)));
    }

    @Test
    void whatCountedIsNeverPricedAnew() {
        when(new ReviseTariff(TARIFF, TIERED, NOON.minusSeconds(1)), DEFINED)
                .expectException(Refused.forFields("effectiveFrom"));
    }

    @Test
    void aVersionBeginsAfterTheOneBeforeIt() {
        when(new ReviseTariff(TARIFF, FLAT, TOMORROW), DEFINED, revised(2, TIERED, TOMORROW))
                .expectException(Refused.forFields("effectiveFrom"));
        when(new ReviseTariff(TARIFF, FLAT, null), DEFINED, revised(2, TIERED, TOMORROW))
                .expectException(Refused.forFields("effectiveFrom"));
    }

    @Test
    void aVersionMustBeSound() {
        TariffPlan tierless = new TariffPlan.Tiered(Price.parse("9.0000"), Tiers.NONE);

        when(new ReviseTariff(TARIFF, tierless, null), DEFINED)
                .expectException(Refused.forFields("prices.flat", "tiers"));
    }

    @Test
    void anUnknownPlanIsRefused() {
        fixture.registerAnnotatedCommandHandler(
                        new ReviseTariffHandler(fixture.getRepository(), new StandingClock(NOON)))
                .givenNoPriorActivity()
                .when(new ReviseTariff(TARIFF, FLAT, null))
                .expectException(Refused.as(ProblemType.UNKNOWN_TARIFF));
    }
}
