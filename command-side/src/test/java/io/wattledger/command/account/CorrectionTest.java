package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.APPROVAL;
import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.CORRECTION;
import static io.wattledger.command.account.Story.HUNDRED;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.OPENING;
import static io.wattledger.command.account.Story.REFUND;
import static io.wattledger.command.account.Story.SALE;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.account.correct.RequestCorrectionHandler;
import io.wattledger.command.account.payout.PayOutRefundHandler;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.approval.ApprovalSubject.Correction;
import io.wattledger.kernel.command.CorrectionAccepted;
import io.wattledger.kernel.command.PaidOut;
import io.wattledger.kernel.command.PayOutRefund;
import io.wattledger.kernel.command.RequestApproval;
import io.wattledger.kernel.command.RequestCorrection;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.CorrectionPaidOut;
import io.wattledger.kernel.event.CorrectionSubmitted;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CorrectionTest {

    private static final Money TWENTY = Money.ofFen(2_000);

    private static final OperatorId CLERK = OperatorId.of("clerk-1");
    private static final Correction SUBJECT = new Correction(ACCOUNT, METER, CORRECTION, SALE, "wrong room");

    private final List<RequestApproval> asked = new ArrayList<>();
    private boolean cashedUp;
    private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);

    private FixtureConfiguration<Account> correcting() {
        return fixture.registerAnnotatedCommandHandler(new RequestCorrectionHandler(
                fixture.getRepository(),
                Story.correctionConditions(),
                sale -> cashedUp,
                asked::add,
                new StandingClock(NOON)));
    }

    private static RequestCorrection correct(OperationId original) {
        return new RequestCorrection(ACCOUNT, CORRECTION, original, "wrong room", APPROVAL, CLERK);
    }

    private void refuses(ProblemType type, Object command, Object... given) {
        correcting()
                .given(given)
                .when(command)
                .expectException(Refused.as(type))
                .expectNoEvents();
    }

    private static Object[] reversing(Object... more) {
        return Story.hundredOnTheMeterAnd(Stream.concat(
                        Stream.of(Story.correctionRequested(SALE, MoneyWriteKind.SALE_REVERSAL, HUNDRED)),
                        Stream.of(more))
                .toArray());
    }

    @Test
    void anAppliedSaleIsReversedByTheSameAmountInTheOtherDirection() {
        correcting()
                .given(Story.hundredOnTheMeterAnd())
                .when(correct(SALE))
                .expectResultMessagePayload(new CorrectionAccepted(
                        CORRECTION, METER, MoneyWriteKind.SALE_REVERSAL, HUNDRED, OperationState.PENDING, null))
                .expectEvents(Story.correctionRequested(SALE, MoneyWriteKind.SALE_REVERSAL, HUNDRED));
    }

    @Test
    void anAppliedRefundIsPutBack() {
        correcting()
                .given(Story.hundredOnTheMeterAnd(Story.refundOnTheMeter(TWENTY)))
                .when(correct(REFUND))
                .expectEvents(Story.correctionRequested(REFUND, MoneyWriteKind.REFUND_REVERSAL, TWENTY));
    }

    @Test
    void ofTwoCorrectionsOfOneOriginalOneWins() {
        refuses(ProblemType.ALREADY_CORRECTED, correct(SALE), reversing());
    }

    @Test
    void whatIsReversedIsNotReversedAgain() {
        refuses(
                ProblemType.ALREADY_CORRECTED,
                correct(SALE),
                reversing(
                        Story.intended(CORRECTION, MoneyWriteKind.SALE_REVERSAL, 1, HUNDRED, read(BASE + 2, 10_000)),
                        Story.confirmed(
                                CORRECTION,
                                MoneyWriteKind.SALE_REVERSAL,
                                HUNDRED,
                                read(BASE + 2, 10_000),
                                read(BASE + 3, 0))));
    }

    @Test
    void aCorrectionCannotItselfBeReversed() {
        refuses(ProblemType.NOT_CORRECTABLE, correct(CORRECTION), reversing());
    }

    @Test
    void aCorrectionThatWasRefusedLeavesTheSaleToBeCorrectedAgain() {
        OperationId second = OperationId.of("correction-2");
        correcting()
                .given(reversing(Story.refused(CORRECTION, MoneyWriteKind.SALE_REVERSAL, HUNDRED)))
                .when(new RequestCorrection(ACCOUNT, second, SALE, "wrong room", APPROVAL, CLERK))
                .expectResultMessagePayload(new CorrectionAccepted(
                        second, METER, MoneyWriteKind.SALE_REVERSAL, HUNDRED, OperationState.PENDING, null));
    }

    @Test
    void aSaleOfWhichNothingWasSentIsCancelledInstead() {
        correcting()
                .given(Story.openAccountAnd(Story.sold(SALE, HUNDRED)))
                .when(correct(SALE))
                .expectResultMessagePayload(new CorrectionAccepted(
                        SALE, METER, MoneyWriteKind.SALE, HUNDRED, OperationState.CANCELLED, null))
                .expectEvents(Story.cancelled(SALE, MoneyWriteKind.SALE, HUNDRED));
    }

    @Test
    void aSaleThatMayBeOnTheWireIsNotCorrected() {
        refuses(
                ProblemType.NOT_CORRECTABLE,
                correct(SALE),
                Story.openAccountAnd(Story.sold(SALE, HUNDRED), Story.intended(1)));
    }

    @Test
    void aSaleThatWasProvedNotAppliedOnceMayStillBeTriedAgainAndIsNotCorrected() {
        refuses(
                ProblemType.NOT_CORRECTABLE,
                correct(SALE),
                Story.openAccountAnd(Story.sold(SALE, HUNDRED), Story.intended(1), Story.notApplied(1, NOON)));
    }

    @Test
    void aRefundThatWasPaidOutIsNotCorrected() {
        refuses(
                ProblemType.ALREADY_PAID_OUT,
                correct(REFUND),
                Story.hundredOnTheMeterAnd(Stream.concat(
                                Stream.of(Story.refundOnTheMeter(TWENTY)),
                                Stream.of(new RefundPaidOut(
                                        ACCOUNT, SITE, METER, REFUND, TWENTY, PaymentMethod.CASH, 7, NOON)))
                        .toArray()));
    }

    @Test
    void theOpeningOfAnAccountIsNoSale() {
        refuses(ProblemType.OPERATION_NOT_ON_ACCOUNT, correct(OPENING), Story.openAccount());
    }

    @Test
    void aReasonIsMandatory() {
        refuses(
                ProblemType.MALFORMED_REQUEST,
                new RequestCorrection(ACCOUNT, CORRECTION, SALE, "", APPROVAL, CLERK),
                Story.hundredOnTheMeterAnd());
    }

    @Test
    void givenAQuarantine_thenNothingIsCorrected() {
        refuses(
                ProblemType.METER_QUARANTINED,
                correct(SALE),
                Story.hundredOnTheMeterAnd(Story.quarantined("count-differs", BASE + 2, read(BASE + 9, 0))));
    }

    @Test
    void whatWasSoldInAShiftThatIsClosedWaitsForASecondPerson() {
        cashedUp = true;

        correcting()
                .given(Story.hundredOnTheMeterAnd())
                .when(correct(SALE))
                .expectResultMessagePayload(new CorrectionAccepted(
                        CORRECTION,
                        METER,
                        MoneyWriteKind.SALE_REVERSAL,
                        HUNDRED,
                        OperationState.AWAITING_APPROVAL,
                        APPROVAL))
                .expectEvents(submitted());
        assertThat(asked).containsExactly(new RequestApproval(APPROVAL, SUBJECT, CLERK));
    }

    @Test
    void whatWaitsForASecondPersonIsNotCorrectedAgain() {
        refuses(ProblemType.ALREADY_CORRECTED, correct(SALE), Story.hundredOnTheMeterAnd(submitted()));
    }

    @Test
    void declinedItLeavesTheSaleWhatItWas_andItCanBeCorrectedAgain() {
        correcting()
                .given(Story.hundredOnTheMeterAnd(
                        submitted(), Story.cancelled(CORRECTION, MoneyWriteKind.SALE_REVERSAL, HUNDRED)))
                .when(new RequestCorrection(
                        ACCOUNT, OperationId.of("correction-2"), SALE, "wrong room", APPROVAL, CLERK))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void aReversedSaleIsPaidOutOnce_withEverythingThatWasPaid() {
        Object[] reversed = Story.hundredOnTheMeterAnd(
                Story.correctionRequested(SALE, MoneyWriteKind.SALE_REVERSAL, HUNDRED),
                Story.intended(CORRECTION, MoneyWriteKind.SALE_REVERSAL, 1, HUNDRED, read(BASE + 2, 10_000)),
                Story.confirmed(
                        CORRECTION, MoneyWriteKind.SALE_REVERSAL, HUNDRED, read(BASE + 2, 10_000), read(BASE + 3, 0)));
        CorrectionPaidOut paid =
                new CorrectionPaidOut(ACCOUNT, SITE, METER, CORRECTION, SALE, HUNDRED, PaymentMethod.CASH, 32, NOON);
        PayOutRefund payOut = new PayOutRefund(ACCOUNT, CORRECTION, PaymentMethod.CASH);
        fixture.registerAnnotatedCommandHandler(
                new PayOutRefundHandler(fixture.getRepository(), site -> 32, Story.NO_SHIFT, new StandingClock(NOON)));

        fixture.given(reversed)
                .when(payOut)
                .expectResultMessagePayload(new PaidOut(CORRECTION, HUNDRED, 32))
                .expectEvents(paid);
        fixture.given(Stream.concat(Stream.of(reversed), Stream.of(paid)).toArray())
                .when(payOut)
                .expectException(Refused.as(ProblemType.ALREADY_PAID_OUT))
                .expectNoEvents();
    }

    private static CorrectionSubmitted submitted() {
        return new CorrectionSubmitted(
                ACCOUNT,
                SITE,
                METER,
                CORRECTION,
                SALE,
                MoneyWriteKind.SALE_REVERSAL,
                HUNDRED,
                "wrong room",
                APPROVAL,
                NOON);
    }
}
