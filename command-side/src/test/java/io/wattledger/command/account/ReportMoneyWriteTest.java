package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.HUNDRED;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NEXT_SALE;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.OPENING;
import static io.wattledger.command.account.Story.SALE;
import static io.wattledger.command.account.Story.read;
import static io.wattledger.command.account.Story.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.StandingClock;
import io.wattledger.command.account.write.ReportMoneyWriteHandler;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict.Applied;
import io.wattledger.kernel.device.MoneyWriteVerdict.Contradicted;
import io.wattledger.kernel.device.MoneyWriteVerdict.NotApplied;
import io.wattledger.kernel.device.MoneyWriteVerdict.RefusedByMeter;
import io.wattledger.kernel.device.MoneyWriteVerdict.Undecided;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MoneyWriteOutcomeUnknown;
import io.wattledger.kernel.money.Money;
import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportMoneyWriteTest {

    private static final Applied APPLIED = new Applied(read(BASE + 2, 9_990));
    private static final NotApplied NOT_APPLIED = new NotApplied(read(BASE + 1, 0));
    private static final RefusedByMeter HOARDING = new RefusedByMeter(0x14, read(BASE + 1, 0));
    private static final Contradicted FOREIGN = new Contradicted("foreign-transaction", BASE + 2, Money.ofFen(5_000));
    private static final Undecided SILENCE = new Undecided("silence");

    private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);

    private ResultValidator<Account> when(ReportMoneyWrite command, Object... given) {
        return fixture.registerAnnotatedCommandHandler(new ReportMoneyWriteHandler(
                        fixture.getRepository(),
                        Story.departing(new StandingClock(NOON)),
                        MoneyRules.USUAL,
                        new StandingClock(NOON)))
                .given(given)
                .when(command);
    }

    private static Object[] inFlightAnd(Object... more) {
        return Stream.concat(
                        Arrays.stream(Story.openAccountAnd(Story.sold(SALE, HUNDRED), Story.intended(1))),
                        Arrays.stream(more))
                .toArray();
    }

    @Nested
    class OfAWriteInFlight {

        @Test
        void appliedOnceConfirmsIt() {
            when(report(1, APPLIED), inFlightAnd()).expectEvents(Story.confirmed());
        }

        @Test
        void consumptionMeanwhileLowersTheBalanceAndIsNoContradiction() {
            MeterMoneySnapshot after = read(BASE + 2, -300);
            when(report(1, new Applied(after)), inFlightAnd())
                    .expectEvents(Story.confirmed(SALE, MoneyWriteKind.SALE, HUNDRED, read(BASE + 1, 0), after));
        }

        @Test
        void aBalanceAboveTheCreditContradicts() {
            MeterMoneySnapshot after = read(BASE + 2, 10_001);
            when(report(1, new Applied(after)), inFlightAnd())
                    .expectEvents(
                            Story.unknown("balance-too-high"), Story.quarantined("balance-too-high", BASE + 2, after));
        }

        @Test
        void anotherCountThanExpectedContradicts() {
            MeterMoneySnapshot after = read(BASE + 3, 9_990);
            when(report(1, new Applied(after)), inFlightAnd())
                    .expectEvents(Story.unknown("count-differs"), Story.quarantined("count-differs", BASE + 2, after));
        }

        @Test
        void anotherMeterNumberContradicts() {
            MeterMoneySnapshot after = new MeterMoneySnapshot(Story.ANOTHER_SERIAL, BASE + 2, Money.ofFen(9_990), NOON);
            when(report(1, new Applied(after)), inFlightAnd())
                    .expectEvents(
                            Story.unknown("another-meter-number"),
                            Story.quarantined("another-meter-number", BASE + 2, after));
        }

        @Test
        void notAppliedAllowsTheNextAttemptAfterAWhile() {
            when(report(1, NOT_APPLIED), inFlightAnd()).expectEvents(Story.notApplied(1, NOON.plusSeconds(2)));
        }

        @Test
        void notAppliedASecondTimeWaitsLonger() {
            when(report(2, NOT_APPLIED), inFlightAnd(Story.notApplied(1, NOON), Story.intended(2)))
                    .expectEvents(Story.notApplied(2, NOON.plusSeconds(10)));
        }

        @Test
        void notAppliedAThirdTimeLeavesTheMoneyUndelivered() {
            when(
                            report(3, NOT_APPLIED),
                            inFlightAnd(
                                    Story.notApplied(1, NOON),
                                    Story.intended(2),
                                    Story.notApplied(2, NOON),
                                    Story.intended(3)))
                    .expectEvents(
                            Story.notApplied(3, NOON),
                            Story.refused(UndeliveredCause.NOT_DELIVERABLE, null, read(BASE + 1, 0)));
        }

        @Test
        void notAppliedWithAnotherCountContradicts() {
            MeterMoneySnapshot found = read(BASE + 2, 0);
            when(report(1, new NotApplied(found)), inFlightAnd())
                    .expectEvents(Story.unknown("count-differs"), Story.quarantined("count-differs", BASE + 2, found));
        }

        @Test
        void notAppliedWithARisenBalanceContradicts() {
            MeterMoneySnapshot found = read(BASE + 1, 1);
            when(report(1, new NotApplied(found)), inFlightAnd())
                    .expectEvents(
                            Story.unknown("balance-too-high"), Story.quarantined("balance-too-high", BASE + 2, found));
        }

        @Test
        void aBusinessRefusalLeavesTheMoneyUndelivered() {
            when(report(1, HOARDING), inFlightAnd())
                    .expectEvents(Story.refused(UndeliveredCause.REFUSED_BY_METER, 0x14, read(BASE + 1, 0)));
        }

        @ParameterizedTest
        @ValueSource(ints = {0x13, 0x31, 0x45})
        void aRefusalThatContradictsOurViewQuarantinesTheMeter(int code) {
            String cause = "refused-0x" + Integer.toHexString(code);
            MeterMoneySnapshot found = read(BASE + 1, 0);
            when(report(1, new RefusedByMeter(code, found)), inFlightAnd())
                    .expectEvents(Story.unknown(cause), Story.quarantined(cause, BASE + 2, found));
        }

        @Test
        void aRefusalWithARisenCountContradicts() {
            MeterMoneySnapshot found = read(BASE + 2, 0);
            when(report(1, new RefusedByMeter(0x14, found)), inFlightAnd())
                    .expectEvents(Story.unknown("count-differs"), Story.quarantined("count-differs", BASE + 2, found));
        }

        @Test
        void somebodyElsesWriteQuarantinesTheMeterAndLeavesTheOutcomeUnknown() {
            when(report(1, FOREIGN), inFlightAnd())
                    .expectEvents(
                            Story.unknown("foreign-transaction"),
                            Story.quarantined("foreign-transaction", BASE + 2, read(BASE + 2, 5_000)));
        }

        @Test
        void silenceMakesTheOutcomeUnknown() {
            when(report(1, SILENCE), inFlightAnd()).expectEvents(Story.unknown("silence"));
        }

        @Test
        void aReportOnAnAttemptThatWasNeverIntendedStopsThatCommand() {
            when(report(2, APPLIED), inFlightAnd()).expectException(IllegalStateException.class);
        }

        @Test
        void anAppliedOpeningOpensTheMeter() {
            fixture.registerAnnotatedCommandHandler(new ReportMoneyWriteHandler(
                            fixture.getRepository(),
                            Story.departing(new StandingClock(NOON)),
                            MoneyRules.USUAL,
                            new StandingClock(NOON)))
                    .given(
                            Story.opened(),
                            Story.attached(),
                            Story.intended(OPENING, MoneyWriteKind.OPENING, 1, Money.ZERO, read(BASE, 0)))
                    .when(new ReportMoneyWrite(
                            ACCOUNT, METER, OPENING, 1, new Applied(read(BASE + 1, 0)), Story.evidence(1)))
                    .expectEvents(Story.confirmed(
                            OPENING, MoneyWriteKind.OPENING, Money.ZERO, read(BASE, 0), read(BASE + 1, 0)))
                    .expectState(account ->
                            assertThat(account.ledger(METER).isOpen()).isTrue());
        }
    }

    @Nested
    class OfAnUnknownOutcome {

        private final Object[] given = inFlightAnd(Story.unknown("silence"));

        @Test
        void silenceAgainSaysNothingNew() {
            when(report(1, SILENCE), given).expectNoEvents();
        }

        @Test
        void theRecordOfOurTransactionConfirmsIt() {
            when(report(1, APPLIED), given).expectEvents(Story.confirmed());
        }

        @Test
        void theOldCountAllowsTheNextAttempt() {
            when(report(1, NOT_APPLIED), given).expectEvents(Story.notApplied(1, NOON.plusSeconds(2)));
        }

        @Test
        void aBusinessRefusalEndsIt() {
            when(report(1, HOARDING), given)
                    .expectEvents(Story.refused(UndeliveredCause.REFUSED_BY_METER, 0x14, read(BASE + 1, 0)));
        }

        @Test
        void aContradictionQuarantinesTheMeterAndTheOutcomeStaysUnknown() {
            when(report(1, FOREIGN), given)
                    .expectEvents(Story.quarantined("foreign-transaction", BASE + 2, read(BASE + 2, 5_000)));
        }
    }

    @Nested
    class SaidAgainOrLate {

        @Test
        void confirmationSaidAgainChangesNothing() {
            when(report(1, APPLIED), inFlightAnd(Story.confirmed())).expectNoEvents();
        }

        @Test
        void notAppliedSaidAgainChangesNothing() {
            when(report(1, NOT_APPLIED), inFlightAnd(Story.notApplied(1, NOON))).expectNoEvents();
        }

        @Test
        void anEarlierAttemptsReportDuringTheNextChangesNothing() {
            when(report(1, NOT_APPLIED), inFlightAnd(Story.notApplied(1, NOON), Story.intended(2)))
                    .expectNoEvents();
        }

        @Test
        void anEarlierAttemptsReportAfterTheEndChangesNothing() {
            when(report(1, NOT_APPLIED), inFlightAnd(Story.notApplied(1, NOON), Story.intended(2), Story.confirmed()))
                    .expectNoEvents();
        }

        @Test
        void refusalSaidAgainChangesNothing() {
            when(
                            report(1, HOARDING),
                            inFlightAnd(Story.refused(UndeliveredCause.REFUSED_BY_METER, 0x14, read(BASE + 1, 0))))
                    .expectNoEvents();
        }

        @Test
        void doubtAfterTheEndChangesNothing() {
            when(report(1, SILENCE), inFlightAnd(Story.confirmed())).expectNoEvents();
        }

        @Test
        void contradictionAfterAConfirmationChangesNothing() {
            when(report(1, FOREIGN), inFlightAnd(Story.confirmed())).expectNoEvents();
        }

        @Test
        void appliedAfterARefusalQuarantinesTheMeter() {
            when(
                            report(1, APPLIED),
                            inFlightAnd(Story.refused(UndeliveredCause.REFUSED_BY_METER, 0x14, read(BASE + 1, 0))))
                    .expectEvents(Story.quarantined("late-applied", BASE + 1, read(BASE + 2, 9_990)));
        }

        @Test
        void anythingAboutAQuarantinedMeterWaitsForPeople() {
            when(
                            report(1, APPLIED),
                            inFlightAnd(
                                    Story.unknown("foreign-transaction"),
                                    Story.quarantined("foreign-transaction", BASE + 2, read(BASE + 2, 5_000))))
                    .expectNoEvents();
        }
    }

    @Nested
    class AfterASettlement {

        private Object[] settledAnd(SettledAs outcome, Object... more) {
            return Stream.concat(
                            Arrays.stream(inFlightAnd(Story.unknown("silence"), Story.settled(outcome))),
                            Arrays.stream(more))
                    .toArray();
        }

        @Test
        void evidenceThatAgreesChangesNothing() {
            when(report(1, APPLIED), settledAnd(SettledAs.APPLIED)).expectNoEvents();
        }

        @Test
        void evidenceThatItWasAppliedAfterAllQuarantinesTheMeter() {
            when(report(1, APPLIED), settledAnd(SettledAs.NOT_APPLIED))
                    .expectEvents(Story.quarantined("late-applied", BASE + 1, read(BASE + 2, 9_990)));
        }

        @Test
        void evidenceThatItWasNotAppliedAfterAllQuarantinesTheMeter() {
            when(report(1, NOT_APPLIED), settledAnd(SettledAs.APPLIED))
                    .expectEvents(Story.quarantined("late-not-applied", BASE + 2, read(BASE + 1, 0)));
        }

        @Test
        void aLateRefusalQuarantinesAMeterThatWasSettledAsApplied() {
            when(report(1, HOARDING), settledAnd(SettledAs.APPLIED))
                    .expectEvents(Story.quarantined("late-refused", BASE + 2, read(BASE + 1, 0)));
        }

        @Test
        void evidenceOfNothingAppliedAgreesWithNotApplied() {
            when(report(1, NOT_APPLIED), settledAnd(SettledAs.NOT_APPLIED)).expectNoEvents();
        }

        @Test
        void somebodyElsesWriteQuarantinesTheMeter() {
            when(report(1, FOREIGN), settledAnd(SettledAs.NOT_APPLIED))
                    .expectEvents(Story.quarantined("foreign-transaction", BASE + 1, read(BASE + 2, 5_000)));
        }

        @Test
        void lateEvidenceMakesAWriteInFlightUnknownToo() {
            when(
                            report(1, APPLIED),
                            settledAnd(
                                    SettledAs.NOT_APPLIED,
                                    Story.sold(NEXT_SALE, HUNDRED),
                                    Story.intended(NEXT_SALE, MoneyWriteKind.SALE, 1, HUNDRED, read(BASE + 1, 0))))
                    .expectEvents(
                            new MoneyWriteOutcomeUnknown(
                                    ACCOUNT,
                                    Story.SITE,
                                    METER,
                                    NEXT_SALE,
                                    MoneyWriteKind.SALE,
                                    1,
                                    "late-applied",
                                    NOON),
                            new MeterQuarantined(
                                    ACCOUNT,
                                    Story.SITE,
                                    METER,
                                    SALE,
                                    "late-applied",
                                    BASE + 1,
                                    BASE + 2,
                                    Money.ofFen(9_990),
                                    NOON));
        }
    }
}
