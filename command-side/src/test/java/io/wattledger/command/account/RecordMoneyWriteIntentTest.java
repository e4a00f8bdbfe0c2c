package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.FENCE;
import static io.wattledger.command.account.Story.HUNDRED;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NEXT_SALE;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.OPENING;
import static io.wattledger.command.account.Story.SALE;
import static io.wattledger.command.account.Story.intent;
import static io.wattledger.command.account.Story.read;
import static org.hamcrest.Matchers.instanceOf;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.account.write.RecordMoneyWriteIntentHandler;
import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.LeaseFence;
import io.wattledger.kernel.problem.ProblemType;
import org.axonframework.messaging.Message;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

class RecordMoneyWriteIntentTest {

    private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);

    private ResultValidator<Account> when(RecordMoneyWriteIntent command, Object... given) {
        return fixture.registerAnnotatedCommandHandler(new RecordMoneyWriteIntentHandler(
                        fixture.getRepository(),
                        (fence, meter) -> fence.equals(FENCE),
                        MoneyRules.USUAL,
                        new StandingClock(NOON)))
                .given(given)
                .when(command);
    }

    private void stopsAndStoresNothing(RecordMoneyWriteIntent command, Object... given) {
        when(command, given).expectNoEvents().expectResultMessageMatching(stop());
    }

    private static Object[] soldAnd(Object... more) {
        Object[] sold = Story.openAccountAnd(Story.sold(SALE, HUNDRED));
        Object[] all = new Object[sold.length + more.length];
        System.arraycopy(sold, 0, all, 0, sold.length);
        System.arraycopy(more, 0, all, sold.length, more.length);
        return all;
    }

    private static Matcher<Message<?>> stop() {
        return new CustomTypeSafeMatcher<>("a stop") {
            @Override
            protected boolean matchesSafely(Message<?> answer) {
                return instanceOf(WritePermit.Stop.class).matches(answer.getPayload());
            }
        };
    }

    @Test
    void theFirstWriteOfAnAttachmentTakesTheCountReadForItsBase() {
        when(intent(OPENING, 1, read(BASE, 0)), Story.opened(), Story.attached())
                .expectResultMessagePayload(new WritePermit.Go(BASE + 1, Money.ZERO))
                .expectEvents(Story.intended(OPENING, MoneyWriteKind.OPENING, 1, Money.ZERO, read(BASE, 0)));
    }

    @Test
    void aSaleGoesOutWithTheNextCount() {
        when(intent(SALE, 1, read(BASE + 1, -50)), soldAnd())
                .expectResultMessagePayload(new WritePermit.Go(BASE + 2, HUNDRED))
                .expectEvents(Story.intended(SALE, MoneyWriteKind.SALE, 1, HUNDRED, read(BASE + 1, -50)));
    }

    @Test
    void whoeverLostTheLeaseSendsNothing() {
        stopsAndStoresNothing(
                new RecordMoneyWriteIntent(
                        ACCOUNT, METER, SALE, 1, read(BASE + 1, 0), new LeaseFence(Story.GATEWAY, 6)),
                soldAnd());
    }

    @Test
    void aSaleWaitsForTheOneBeforeIt() {
        stopsAndStoresNothing(intent(NEXT_SALE, 1, read(BASE + 1, 0)), soldAnd(Story.sold(NEXT_SALE, HUNDRED)));
    }

    @Test
    void whatHasEndedIsNotSentAgain() {
        stopsAndStoresNothing(intent(SALE, 1, read(BASE + 2, 9_990)), soldAnd(Story.intended(1), Story.confirmed()));
    }

    @Test
    void theSameAttemptAskedAgainAfterACrashIsToBeReadBackFirst() {
        stopsAndStoresNothing(intent(SALE, 1, read(BASE + 1, 0)), soldAnd(Story.intended(1)));
    }

    @Test
    void nothingIsWrittenWhileTheOutcomeIsUnknown() {
        stopsAndStoresNothing(intent(SALE, 2, read(BASE + 1, 0)), soldAnd(Story.intended(1), Story.unknown("silence")));
        stopsAndStoresNothingForTheNextSale();
    }

    private void stopsAndStoresNothingForTheNextSale() {
        new RecordMoneyWriteIntentTest()
                .stopsAndStoresNothing(
                        intent(NEXT_SALE, 1, read(BASE + 1, 0)),
                        soldAnd(Story.intended(1), Story.unknown("silence"), Story.sold(NEXT_SALE, HUNDRED)));
    }

    @Test
    void attemptsAreCountedWithoutGaps() {
        stopsAndStoresNothing(intent(SALE, 2, read(BASE + 1, 0)), soldAnd());
    }

    @Test
    void theNextAttemptBearsTheSameTransactionNumberAndCount() {
        when(intent(SALE, 2, read(BASE + 1, 0)), soldAnd(Story.intended(1), Story.notApplied(1, NOON)))
                .expectResultMessagePayload(new WritePermit.Go(BASE + 2, HUNDRED))
                .expectEvents(Story.intended(2));
    }

    @Test
    void anotherMeterInItsPlaceIsQuarantined() {
        MeterMoneySnapshot exchanged = new MeterMoneySnapshot(Story.ANOTHER_SERIAL, BASE + 1, Money.ZERO, NOON);
        when(intent(SALE, 1, exchanged), soldAnd())
                .expectResultMessageMatching(stop())
                .expectEvents(Story.quarantined("another-meter-number", BASE + 1, exchanged));
    }

    @Test
    void aCountThatJumpedQuarantinesTheMeter() {
        when(intent(SALE, 1, read(BASE + 2, 0)), soldAnd())
                .expectResultMessageMatching(stop())
                .expectEvents(Story.quarantined("count-differs", BASE + 1, read(BASE + 2, 0)));
    }

    @Test
    void aCountThatWentBackQuarantinesTheMeter() {
        when(intent(SALE, 1, read(BASE, 0)), soldAnd())
                .expectResultMessageMatching(stop())
                .expectEvents(Story.quarantined("count-differs", BASE + 1, read(BASE, 0)));
    }

    @Test
    void aQuarantinedMeterIsSentNothing() {
        stopsAndStoresNothing(
                intent(SALE, 1, read(BASE + 1, 0)),
                soldAnd(Story.quarantined("count-differs", BASE + 1, read(BASE + 9, 0))));
    }

    @Test
    void afterTheReleaseThePendingSaleGoesOnFromTheNamedBase() {
        when(
                        intent(SALE, 1, read(BASE + 9, 0)),
                        soldAnd(
                                Story.quarantined("count-differs", BASE + 1, read(BASE + 9, 0)),
                                Story.released(BASE + 9)))
                .expectResultMessagePayload(new WritePermit.Go(BASE + 10, HUNDRED))
                .expectEvents(Story.intended(SALE, MoneyWriteKind.SALE, 1, HUNDRED, read(BASE + 9, 0)));
    }

    @Test
    void aBalanceThatWouldExceedTheHoardingLimitRefusesTheSale() {
        MeterMoneySnapshot full = read(BASE + 1, 9_990_001);
        when(intent(SALE, 1, full), soldAnd())
                .expectResultMessageMatching(stop())
                .expectEvents(Story.refused(UndeliveredCause.HOARDING_LIMIT, null, full));
    }

    @Test
    void aBalanceThatWouldReachTheHoardingLimitExactlyIsAllowed() {
        when(intent(SALE, 1, read(BASE + 1, 9_990_000)), soldAnd())
                .expectResultMessagePayload(new WritePermit.Go(BASE + 2, HUNDRED));
    }

    @Test
    void aMeterWhoseCountIsUsedUpTakesNoMoreMoney() {
        when(
                        intent(SALE, 1, read(65_535, 0)),
                        soldAnd(Story.quarantined("count-differs", BASE + 1, read(65_535, 0)), Story.released(65_535)))
                .expectResultMessageMatching(stop())
                .expectEvents(Story.refused(UndeliveredCause.NOT_DELIVERABLE, null, read(65_535, 0)));
    }

    @Test
    void anUnknownAccountIsRefused() {
        fixture.registerAnnotatedCommandHandler(new RecordMoneyWriteIntentHandler(
                        fixture.getRepository(), (fence, meter) -> true, MoneyRules.USUAL, new StandingClock(NOON)))
                .givenNoPriorActivity()
                .when(new RecordMoneyWriteIntent(AccountId.of("nobody"), METER, SALE, 1, read(BASE, 0), FENCE))
                .expectException(Refused.as(ProblemType.UNKNOWN_ACCOUNT));
    }

    @Test
    void aMeterOfSomebodyElseIsRefused() {
        when(new RecordMoneyWriteIntent(ACCOUNT, MeterId.of("meter-9"), SALE, 1, read(BASE, 0), FENCE), soldAnd())
                .expectException(Refused.as(ProblemType.METER_NOT_ON_ACCOUNT));
    }
}
