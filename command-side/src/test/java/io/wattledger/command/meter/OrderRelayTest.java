package io.wattledger.command.meter;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.meter.MeterStory.DELIVER_BY;
import static io.wattledger.command.meter.MeterStory.NEWER_ORDER;
import static io.wattledger.command.meter.MeterStory.ORDER;
import static io.wattledger.command.meter.MeterStory.REASON;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.meter.relay.OrderRelayHandler;
import io.wattledger.kernel.command.OrderRelay;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.MeterHeldOpen;
import io.wattledger.kernel.event.MeterHoldEnded;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderRelayTest {

    private final FixtureConfiguration<Meter> fixture = new AggregateTestFixture<>(Meter.class);

    private ResultValidator<Meter> when(OrderRelay command, Object... given) {
        return fixture.registerAnnotatedCommandHandler(
                        new OrderRelayHandler(fixture.getRepository(), new StandingClock(NOON)))
                .given(given)
                .when(command);
    }

    private static OrderRelay order(RelayMode mode, @Nullable Instant until, @Nullable Instant deliverBy) {
        return new OrderRelay(METER, NEWER_ORDER, mode, REASON, until, deliverBy);
    }

    private void refuses(OrderRelay command, Matcher<?> as) {
        when(command, MeterStory.registered()).expectException(as).expectNoEvents();
    }

    @Test
    void aTripMayWaitForADayWhereNothingElseIsSaid() {
        when(order(RelayMode.FORCED_OPEN, null, null), MeterStory.registered())
                .expectEvents(MeterStory.relayOrdered(NEWER_ORDER, RelayMode.FORCED_OPEN));
    }

    @Test
    void givenASuspendedAccount_thenNothingClosesItsRelay() {
        MeterHeldOpen held = new MeterHeldOpen(METER, SITE, ACCOUNT, NOON);
        Instant until = NOON.plus(Duration.ofDays(2));
        for (OrderRelay closing : List.of(
                order(RelayMode.PREPAID, null, null),
                order(RelayMode.FORCED_CLOSED, until, null),
                order(RelayMode.FORCED_OPEN, until, null))) {
            new OrderRelayTest()
                    .when(closing, MeterStory.registered(), held)
                    .expectException(Refused.as(ProblemType.METER_HELD_OPEN))
                    .expectNoEvents();
        }
    }

    @Test
    void givenASuspendedAccount_thenItsRelayMayBeOrderedOpenOnceMore() {
        when(
                        order(RelayMode.FORCED_OPEN, null, null),
                        MeterStory.registered(),
                        new MeterHeldOpen(METER, SITE, ACCOUNT, NOON))
                .expectEvents(MeterStory.relayOrdered(NEWER_ORDER, RelayMode.FORCED_OPEN));
    }

    @Test
    void onceTheAccountResumesTheRelayIsOrderedAsEver() {
        when(
                        order(RelayMode.PREPAID, null, null),
                        MeterStory.registered(),
                        new MeterHeldOpen(METER, SITE, ACCOUNT, NOON),
                        new MeterHoldEnded(METER, SITE, ACCOUNT, NOON))
                .expectEvents(MeterStory.relayOrdered(NEWER_ORDER, RelayMode.PREPAID));
    }

    @Test
    void aForcedCloseHasAnEnd() {
        Instant until = NOON.plus(Duration.ofDays(2));
        when(order(RelayMode.FORCED_CLOSED, until, null), MeterStory.registered())
                .expectEvents(
                        new RelayOrdered(METER, SITE, NEWER_ORDER, RelayMode.FORCED_CLOSED, REASON, until, DELIVER_BY));
    }

    @Test
    void aForcedModeIsNotBegunOnceItsTimeIsOver() {
        Instant until = NOON.plus(Duration.ofHours(1));
        when(order(RelayMode.FORCED_CLOSED, until, null), MeterStory.registered())
                .expectEvents(
                        new RelayOrdered(METER, SITE, NEWER_ORDER, RelayMode.FORCED_CLOSED, REASON, until, until));
    }

    @Test
    void aForcedCloseWithoutAnEndIsRefused() {
        refuses(order(RelayMode.FORCED_CLOSED, null, null), Refused.forFields("until"));
    }

    @Test
    void prepaidControlHasNoEnd() {
        refuses(order(RelayMode.PREPAID, NOON.plusSeconds(60), null), Refused.forFields("until"));
    }

    @Test
    void anEndThatIsNotAheadIsRefused() {
        refuses(order(RelayMode.FORCED_CLOSED, NOON, null), Refused.as(ProblemType.DEADLINE_OUT_OF_BOUNDS));
    }

    @Test
    void anEndYearsAheadIsRefused() {
        refuses(
                order(RelayMode.FORCED_CLOSED, NOON.plus(Duration.ofDays(367)), null),
                Refused.as(ProblemType.DEADLINE_OUT_OF_BOUNDS));
    }

    @Test
    void aDeadlineThatIsNotAheadIsRefused() {
        refuses(order(RelayMode.FORCED_OPEN, null, NOON), Refused.as(ProblemType.DEADLINE_OUT_OF_BOUNDS));
    }

    @Test
    void aDeadlineMonthsAheadIsRefused() {
        refuses(
                order(RelayMode.FORCED_OPEN, null, NOON.plus(Duration.ofDays(31))),
                Refused.as(ProblemType.DEADLINE_OUT_OF_BOUNDS));
    }

    @Test
    void anOrderWithoutAReasonIsRefused() {
        refuses(
                new OrderRelay(METER, NEWER_ORDER, RelayMode.FORCED_OPEN, " ", null, null),
                Refused.forFields("reason"));
    }

    @Test
    void anUnknownMeterIsRefused() {
        fixture.registerAnnotatedCommandHandler(new OrderRelayHandler(fixture.getRepository(), new StandingClock(NOON)))
                .givenNoPriorActivity()
                .when(new OrderRelay(MeterId.of("nowhere"), ORDER, RelayMode.PREPAID, REASON, null, null))
                .expectException(Refused.as(ProblemType.UNKNOWN_METER));
    }

    @Test
    void aNewerOrderSupersedesOneThatWaits() {
        when(
                        order(RelayMode.PREPAID, null, null),
                        MeterStory.registered(),
                        MeterStory.relayOrdered(ORDER, RelayMode.FORCED_OPEN))
                .expectEvents(MeterStory.superseded(), MeterStory.relayOrdered(NEWER_ORDER, RelayMode.PREPAID));
    }

    @Test
    void aNewerOrderSupersedesOneThatWasSentAndIsNotVerified() {
        when(
                        order(RelayMode.PREPAID, null, null),
                        MeterStory.registered(),
                        MeterStory.relayOrdered(ORDER, RelayMode.FORCED_OPEN),
                        MeterStory.sent(1))
                .expectEvents(MeterStory.superseded(), MeterStory.relayOrdered(NEWER_ORDER, RelayMode.PREPAID));
    }

    @Test
    void aVerifiedOrderIsNotSuperseded() {
        when(
                        order(RelayMode.PREPAID, null, null),
                        MeterStory.registered(),
                        MeterStory.relayOrdered(ORDER, RelayMode.FORCED_OPEN),
                        MeterStory.sent(1),
                        MeterStory.verified())
                .expectEvents(MeterStory.relayOrdered(NEWER_ORDER, RelayMode.PREPAID));
    }

    @Test
    void anOrderOfAnotherKindIsNotSuperseded() {
        when(order(RelayMode.PREPAID, null, null), MeterStory.registered(), MeterStory.tariffOrdered(ORDER))
                .expectEvents(MeterStory.relayOrdered(NEWER_ORDER, RelayMode.PREPAID));
    }
}
