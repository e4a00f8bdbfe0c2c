package io.wattledger.command.meter;

import static io.wattledger.command.account.Story.FENCE;
import static io.wattledger.command.account.Story.GATEWAY;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.evidence;
import static io.wattledger.command.meter.MeterStory.DELIVER_BY;
import static io.wattledger.command.meter.MeterStory.NEWER_ORDER;
import static io.wattledger.command.meter.MeterStory.ORDER;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.meter.order.ExpireOrderHandler;
import io.wattledger.command.meter.order.RecordOrderSentHandler;
import io.wattledger.command.meter.order.ReportOrderHandler;
import io.wattledger.kernel.command.ExpireOrder;
import io.wattledger.kernel.command.RecordOrderSent;
import io.wattledger.kernel.command.ReportOrder;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.OrderVerdict;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.OrderRefused;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.LeaseFence;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrderLifecycleTest {

    /** A trip for arrears that ended meanwhile. */
    private static final OperationId WITHDRAWN = OperationId.of("trip-1");

    private static final Instant TOO_LATE = DELIVER_BY.plusMillis(1);

    private final StandingClock clock = new StandingClock(NOON);
    private final FixtureConfiguration<Meter> fixture = new AggregateTestFixture<>(Meter.class);

    private ResultValidator<Meter> when(Object command, Object... given) {
        return fixture.registerAnnotatedCommandHandler(new RecordOrderSentHandler(
                        fixture.getRepository(), (fence, meter) -> fence.equals(FENCE), WITHDRAWN::equals, clock))
                .registerAnnotatedCommandHandler(new ReportOrderHandler(fixture.getRepository(), clock))
                .registerAnnotatedCommandHandler(new ExpireOrderHandler(fixture.getRepository(), clock))
                .given(given)
                .when(command);
    }

    private static Object[] orderedAnd(Object... more) {
        return Stream.concat(
                        Stream.of(MeterStory.registered(), MeterStory.relayOrdered(ORDER, RelayMode.FORCED_OPEN)),
                        Arrays.stream(more))
                .toArray();
    }

    private static RecordOrderSent send(int attempt) {
        return new RecordOrderSent(METER, ORDER, attempt, FENCE);
    }

    private static ReportOrder report(OrderVerdict verdict) {
        return new ReportOrder(METER, ORDER, verdict, evidence(1));
    }

    private void passTheDeadline() {
        clock.advance(Duration.between(NOON, TOO_LATE));
    }

    @Nested
    class Sending {

        @Test
        void aWaitingOrderMayBeSent() {
            when(send(1), orderedAnd())
                    .expectResultMessagePayload(new WritePermit.Go(0, Money.ZERO))
                    .expectEvents(MeterStory.sent(1));
        }

        @Test
        void aTariffMayBeSent() {
            when(send(1), MeterStory.registered(), MeterStory.tariffOrdered(ORDER))
                    .expectEvents(MeterStory.sent(1));
        }

        @Test
        void anOrderInDoubtMayBeSentAgainBecauseItSetsAState() {
            when(send(2), orderedAnd(MeterStory.sent(1), MeterStory.unknown()))
                    .expectResultMessagePayload(new WritePermit.Go(0, Money.ZERO))
                    .expectEvents(MeterStory.sent(2));
        }

        @Test
        void theSameAttemptIsNotSentTwice() {
            when(send(1), orderedAnd(MeterStory.sent(1)))
                    .expectResultMessagePayload(new WritePermit.Stop("the next attempt is number 2"))
                    .expectNoEvents();
        }

        @Test
        void whoeverLostTheLeaseSendsNothing() {
            when(new RecordOrderSent(METER, ORDER, 1, new LeaseFence(GATEWAY, 6)), orderedAnd())
                    .expectResultMessagePayload(new WritePermit.Stop("the lease of the gateway was lost"))
                    .expectNoEvents();
        }

        @Test
        void aSupersededOrderIsNotSent() {
            when(send(1), orderedAnd(MeterStory.superseded(), MeterStory.relayOrdered(NEWER_ORDER, RelayMode.PREPAID)))
                    .expectResultMessagePayload(new WritePermit.Stop("the order has ended"))
                    .expectNoEvents();
        }

        @Test
        void anOrderIsSentAtItsDeadlineStill() {
            clock.advance(Duration.between(NOON, DELIVER_BY));
            when(send(1), orderedAnd()).expectResultMessagePayload(new WritePermit.Go(0, Money.ZERO));
        }

        @Test
        void pastItsDeadlineAnOrderExpiresInsteadOfBeingSent() {
            passTheDeadline();
            when(send(1), orderedAnd())
                    .expectResultMessagePayload(new WritePermit.Stop("the order's deadline has passed"))
                    .expectEvents(MeterStory.expired(TOO_LATE));
        }

        @Test
        void aTripForArrearsThatHaveEndedIsNotSent() {
            when(
                            new RecordOrderSent(METER, WITHDRAWN, 1, FENCE),
                            MeterStory.registered(),
                            MeterStory.relayOrdered(WITHDRAWN, RelayMode.FORCED_OPEN))
                    .expectResultMessagePayload(new WritePermit.Stop(
                            "the arrears have ended; the order that closes the relay takes the place of this one"))
                    .expectNoEvents();
        }

        @Test
        void anUnknownMeterIsRefused() {
            fixture.registerAnnotatedCommandHandler(new RecordOrderSentHandler(
                            fixture.getRepository(), (fence, meter) -> true, WITHDRAWN::equals, clock))
                    .givenNoPriorActivity()
                    .when(new RecordOrderSent(MeterId.of("nowhere"), ORDER, 1, FENCE))
                    .expectException(Refused.as(ProblemType.UNKNOWN_METER));
        }
    }

    @Nested
    class Reporting {

        @Test
        void theStateReadBackVerifiesTheOrder() {
            when(report(new OrderVerdict.Verified()), orderedAnd(MeterStory.sent(1)))
                    .expectEvents(MeterStory.verified());
        }

        @Test
        void aMeterFoundInTheStateOrderedNeedsNoSending() {
            when(report(new OrderVerdict.Verified()), orderedAnd()).expectEvents(MeterStory.verified());
        }

        @Test
        void theMetersRefusalEndsTheOrder() {
            when(report(new OrderVerdict.Refused("exception-03")), orderedAnd(MeterStory.sent(1)))
                    .expectEvents(new OrderRefused(METER, SITE, ORDER, "exception-03", evidence(1), NOON));
        }

        @Test
        void silenceMakesTheOutcomeUnknown() {
            when(report(new OrderVerdict.Undecided("silence")), orderedAnd(MeterStory.sent(1)))
                    .expectEvents(MeterStory.unknown());
        }

        @Test
        void silenceAgainSaysNothingNew() {
            when(report(new OrderVerdict.Undecided("silence")), orderedAnd(MeterStory.sent(1), MeterStory.unknown()))
                    .expectNoEvents();
        }

        @Test
        void silenceAfterTheNextAttemptIsNewAgain() {
            when(
                            report(new OrderVerdict.Undecided("silence")),
                            orderedAnd(MeterStory.sent(1), MeterStory.unknown(), MeterStory.sent(2)))
                    .expectEvents(MeterStory.unknown());
        }

        @Test
        void silenceBeforeAnythingWasSentIsNoDoubt() {
            when(report(new OrderVerdict.Undecided("silence")), orderedAnd()).expectNoEvents();
        }

        @Test
        void verificationAfterDoubtEndsTheOrder() {
            when(report(new OrderVerdict.Verified()), orderedAnd(MeterStory.sent(1), MeterStory.unknown()))
                    .expectEvents(MeterStory.verified());
        }

        @Test
        void verificationSaidAgainChangesNothing() {
            when(report(new OrderVerdict.Verified()), orderedAnd(MeterStory.sent(1), MeterStory.verified()))
                    .expectNoEvents();
        }

        @Test
        void aReportOnASupersededOrderChangesNothing() {
            when(
                            report(new OrderVerdict.Verified()),
                            orderedAnd(
                                    MeterStory.sent(1),
                                    MeterStory.superseded(),
                                    MeterStory.relayOrdered(NEWER_ORDER, RelayMode.PREPAID)))
                    .expectNoEvents();
        }
    }

    @Nested
    class Expiring {

        @Test
        void pastItsDeadlineAnOrderExpires() {
            passTheDeadline();
            when(new ExpireOrder(METER, ORDER), orderedAnd()).expectEvents(MeterStory.expired(TOO_LATE));
        }

        @Test
        void beforeItsDeadlineAnOrderDoesNotExpire() {
            when(new ExpireOrder(METER, ORDER), orderedAnd()).expectNoEvents();
        }

        @Test
        void anOrderExpiresOnce() {
            passTheDeadline();
            when(new ExpireOrder(METER, ORDER), orderedAnd(MeterStory.expired(TOO_LATE)))
                    .expectNoEvents();
        }
    }
}
