package io.wattledger.command.meter;

import static io.wattledger.command.account.Story.GATEWAY;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.SERIAL;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.UNIT;

import io.wattledger.command.Refused;
import io.wattledger.command.account.Story;
import io.wattledger.command.directory.KnownDevices;
import io.wattledger.command.directory.KnownPlaces;
import io.wattledger.command.meter.register.RegisterMeterHandler;
import io.wattledger.kernel.command.RegisterMeter;
import io.wattledger.kernel.event.MeterRegistered;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.problem.ProblemType;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisterMeterTest {

    private static final UnitId ELSEWHERE = UnitId.of("unit-elsewhere");

    private final FixtureConfiguration<Meter> fixture = new AggregateTestFixture<>(Meter.class);
    private final KnownPlaces places = new KnownPlaces().with(UNIT, SITE).with(ELSEWHERE, SiteId.of("another-site"));
    private final KnownDevices devices = new KnownDevices().with(Story.gateway(true));

    private ResultValidator<Meter> when(RegisterMeter command) {
        return fixture.registerAnnotatedCommandHandler(
                        new RegisterMeterHandler(fixture.getRepository(), devices, places))
                .givenNoPriorActivity()
                .when(command);
    }

    private static RegisterMeter register(
            String profile, int phases, int bus, int unitAddress, @Nullable UnitId unit, int ptRatio, int ctRatio) {
        return new RegisterMeter(METER, SERIAL, profile, phases, GATEWAY, bus, unitAddress, unit, ptRatio, ctRatio);
    }

    private void refuses(RegisterMeter command, Matcher<?> as) {
        when(command).expectException(as).expectNoEvents();
    }

    @Test
    void aMeterBehindAKnownGatewayBelongsToItsSite() {
        when(register("ref-prepaid-v1", 1, 1, 247, UNIT, 1, 40))
                .expectEvents(
                        new MeterRegistered(METER, SITE, SERIAL, "ref-prepaid-v1", 1, GATEWAY, 1, 247, UNIT, 1, 40));
    }

    @Test
    void aMeterNeedNotBeInstalledYet() {
        when(register("ref-prepaid-v1", 3, 1, 1, null, 1, 1))
                .expectEvents(new MeterRegistered(METER, SITE, SERIAL, "ref-prepaid-v1", 3, GATEWAY, 1, 1, null, 1, 1));
    }

    @Test
    void anUnknownGatewayIsRefused() {
        refuses(
                new RegisterMeter(METER, SERIAL, "ref-prepaid-v1", 1, GatewayId.of("nowhere"), 1, 1, null, 1, 1),
                Refused.as(ProblemType.UNKNOWN_GATEWAY));
    }

    @Test
    void anUnknownUnitIsRefused() {
        refuses(register("ref-prepaid-v1", 1, 1, 1, UnitId.of("nowhere"), 1, 1), Refused.as(ProblemType.UNKNOWN_UNIT));
    }

    @Test
    void aUnitOfAnotherSiteIsRefused() {
        refuses(register("ref-prepaid-v1", 1, 1, 1, ELSEWHERE, 1, 1), Refused.as(ProblemType.DIFFERENT_SITES));
    }

    @Test
    void anotherProfileIsNotSupportedYet() {
        refuses(register("acrel-1352", 1, 1, 1, null, 1, 1), Refused.as(ProblemType.NOT_SUPPORTED));
    }

    @Test
    void everyFieldOutOfBoundsIsNamed() {
        refuses(
                register("ref-prepaid-v1", 2, 2, 248, null, 0, 65_536),
                Refused.forFields("phases", "bus", "unitId", "ptRatio", "ctRatio"));
    }

    @Test
    void theThirtyThirdMeterOfABusIsRefused() {
        for (int unitAddress = 1; unitAddress <= 32; unitAddress++) {
            devices.with(Story.meter(MeterId.of("present-" + unitAddress), SITE, unitAddress));
        }
        refuses(register("ref-prepaid-v1", 1, 1, 33, null, 1, 1), Refused.as(ProblemType.BUS_FULL));
    }
}
