package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.APPROVAL;
import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.HUNDRED;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NEXT_SALE;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.REFUND;
import static io.wattledger.command.account.Story.SALE;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.account.payout.PayOutRefundHandler;
import io.wattledger.command.account.refund.RefundConditions;
import io.wattledger.command.account.refund.RequestRefundHandler;
import io.wattledger.command.directory.KnownDevices;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.command.PaidOut;
import io.wattledger.kernel.command.PayOutRefund;
import io.wattledger.kernel.command.RefundAccepted;
import io.wattledger.kernel.command.RequestRefund;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefundTest {

    private static final Money TWENTY = Money.ofFen(2_000);
    private static final Money THOUSAND = Money.ofFen(100_000);
    private static final OperatorId ASKING = OperatorId.of("op-7");
    private static final long NEXT_RECEIPT = 31;

    private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);
    private final List<ApprovalSubject> asked = new ArrayList<>();

    private FixtureConfiguration<Account> refunding() {
        return refunding(Story.devices());
    }

    private FixtureConfiguration<Account> refunding(KnownDevices devices) {
        StandingClock clock = new StandingClock(NOON);
        RefundConditions conditions = new RefundConditions(new MoneyPath(devices), MoneyRules.USUAL);
        return fixture.registerAnnotatedCommandHandler(new RequestRefundHandler(
                        fixture.getRepository(),
                        conditions,
                        approval -> asked.add(approval.subject()),
                        MoneyRules.USUAL,
                        clock))
                .registerAnnotatedCommandHandler(
                        new PayOutRefundHandler(fixture.getRepository(), site -> NEXT_RECEIPT, Story.NO_SHIFT, clock));
    }

    private static RequestRefund refund(@Nullable Money amount) {
        return new RequestRefund(ACCOUNT, METER, REFUND, amount, "moves out", APPROVAL, ASKING);
    }

    private void refuses(ProblemType type, Object command, Object... given) {
        refunding().given(given).when(command).expectException(Refused.as(type)).expectNoEvents();
    }

    @Test
    void givenCreditOnTheMeter_whenARefundIsAskedFor_thenItWaitsForItsBus() {
        refunding()
                .given(Story.hundredOnTheMeterAnd())
                .when(refund(TWENTY))
                .expectResultMessagePayload(new RefundAccepted(REFUND, OperationState.PENDING, null))
                .expectEvents(Story.refundRequested(TWENTY, null))
                .expectState(account -> assertThat(account.ledger(METER).nextWrite())
                        .hasValueSatisfying(
                                write -> assertThat(write.amountAt(HUNDRED)).isEqualTo(TWENTY)));
        assertThat(asked).isEmpty();
    }

    @Test
    void allIsWhatTheMeterHoldsWhenItIsWritten() {
        refunding()
                .given(Story.hundredOnTheMeterAnd())
                .when(refund(null))
                .expectEvents(Story.refundRequested(null, null))
                .expectState(account -> assertThat(account.ledger(METER).nextWrite())
                        .hasValueSatisfying(write ->
                                assertThat(write.amountAt(Money.ofFen(9_321))).isEqualTo(Money.ofFen(9_321))));
    }

    @Test
    void whatIsMoreThanOnePersonMayRefundWaitsForASecondOne() {
        Money more = THOUSAND.plus(Money.ofFen(1));
        refunding()
                .given(Story.hundredOnTheMeterAnd())
                .when(refund(more))
                .expectResultMessagePayload(new RefundAccepted(REFUND, OperationState.AWAITING_APPROVAL, APPROVAL))
                .expectEvents(Story.refundRequested(more, APPROVAL))
                .expectState(
                        account -> assertThat(account.ledger(METER).nextWrite()).isEmpty());
        assertThat(asked).containsExactly(new ApprovalSubject.Refund(ACCOUNT, METER, REFUND, more, "moves out"));
    }

    @Test
    void theLimitItselfIsForOnePerson() {
        refunding()
                .given(Story.hundredOnTheMeterAnd())
                .when(refund(THOUSAND))
                .expectEvents(Story.refundRequested(THOUSAND, null));
    }

    @Test
    void allWaitsForASecondPersonWhereTheMeterMayHoldMoreThanTheLimit() {
        Money plenty = Money.ofFen(200_000);
        refunding()
                .given(Story.openAccountAnd(
                        Story.sold(SALE, plenty),
                        Story.intended(SALE, MoneyWriteKind.SALE, 1, plenty, read(BASE + 1, 0)),
                        Story.confirmed(SALE, MoneyWriteKind.SALE, plenty, read(BASE + 1, 0), read(BASE + 2, 199_000))))
                .when(refund(null))
                .expectEvents(Story.refundRequested(null, APPROVAL));
    }

    @Test
    void nothingIsNoRefundAndAReasonIsMandatory() {
        refuses(ProblemType.MALFORMED_REQUEST, refund(Money.ZERO), Story.hundredOnTheMeterAnd());
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutAReasonNothingIsRefunded() {
        refuses(
                ProblemType.MALFORMED_REQUEST,
                new RequestRefund(ACCOUNT, METER, REFUND, TWENTY, " ", APPROVAL, ASKING),
                Story.hundredOnTheMeterAnd());
    }

    @Test
    void givenASaleInFlight_thenNothingIsRefunded() {
        refuses(
                ProblemType.CREDIT_IN_FLIGHT,
                refund(TWENTY),
                Story.hundredOnTheMeterAnd(Story.sold(NEXT_SALE, HUNDRED)));
    }

    @Test
    void givenAQuarantine_thenNothingIsRefunded() {
        refuses(
                ProblemType.METER_QUARANTINED,
                refund(TWENTY),
                Story.hundredOnTheMeterAnd(Story.quarantined("count-differs", BASE + 2, read(BASE + 9, 0))));
    }

    @Test
    void givenTheMeterIsNotOpen_thenNothingIsRefunded() {
        refuses(ProblemType.METER_NOT_OPEN, refund(TWENTY), Story.opened(), Story.attached());
    }

    @Test
    void anUnprotectedLinkCarriesNoRefund() {
        refunding(Story.devices(false))
                .given(Story.hundredOnTheMeterAnd())
                .when(refund(TWENTY))
                .expectException(Refused.as(ProblemType.GATEWAY_NOT_TRUSTED));
    }

    @Test
    void onceTheCreditIsOffTheMeterItsMoneyIsPaidOutWithAReceipt() {
        refunding()
                .given(Story.hundredOnTheMeterAnd(Story.refundOnTheMeter(TWENTY)))
                .when(new PayOutRefund(ACCOUNT, REFUND, PaymentMethod.CASH))
                .expectResultMessagePayload(new PaidOut(REFUND, TWENTY, NEXT_RECEIPT))
                .expectEvents(paidOut());
    }

    @Test
    void beforeTheMeterShowsItNothingIsPaidOut() {
        refuses(
                ProblemType.REFUND_NOT_CONFIRMED,
                new PayOutRefund(ACCOUNT, REFUND, PaymentMethod.CASH),
                Story.hundredOnTheMeterAnd(Story.refundRequested(TWENTY, null)));
    }

    @Test
    void aRefundThatWasRefusedIsNotPaidOut() {
        refuses(
                ProblemType.REFUND_NOT_CONFIRMED,
                new PayOutRefund(ACCOUNT, REFUND, PaymentMethod.CASH),
                Story.hundredOnTheMeterAnd(
                        Story.refundRequested(TWENTY, null), Story.refused(REFUND, MoneyWriteKind.REFUND, TWENTY)));
    }

    @Test
    void aRefundIsPaidOutOnce() {
        refuses(
                ProblemType.ALREADY_PAID_OUT,
                new PayOutRefund(ACCOUNT, REFUND, PaymentMethod.CASH),
                Story.hundredOnTheMeterAnd(
                        Stream.concat(Stream.of(Story.refundOnTheMeter(TWENTY)), Stream.of(paidOut()))
                                .toArray()));
    }

    @Test
    void aRefundThatIsBeingReversedIsNotPaidOut() {
        refuses(
                ProblemType.ALREADY_CORRECTED,
                new PayOutRefund(ACCOUNT, REFUND, PaymentMethod.CASH),
                Story.hundredOnTheMeterAnd(Stream.concat(
                                Stream.of(Story.refundOnTheMeter(TWENTY)),
                                Stream.of(Story.correctionRequested(REFUND, MoneyWriteKind.REFUND_REVERSAL, TWENTY)))
                        .toArray()));
    }

    @Test
    void aSaleIsNoRefund() {
        refuses(
                ProblemType.UNKNOWN_OPERATION,
                new PayOutRefund(ACCOUNT, SALE, PaymentMethod.CASH),
                Story.hundredOnTheMeterAnd());
    }

    private static RefundPaidOut paidOut() {
        return new RefundPaidOut(ACCOUNT, SITE, METER, REFUND, TWENTY, PaymentMethod.CASH, NEXT_RECEIPT, NOON);
    }
}
