package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.HUNDRED;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NEXT_SALE;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SALE;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.read;

import io.wattledger.command.LabelledVault;
import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.account.cancel.CancelMoneyWriteHandler;
import io.wattledger.command.account.owner.ChangeOwnerHandler;
import io.wattledger.command.account.payout.PayOutRefundHandler;
import io.wattledger.command.account.refund.RefundConditions;
import io.wattledger.command.account.refund.RequestRefundHandler;
import io.wattledger.command.account.sell.SellCreditHandler;
import io.wattledger.command.account.write.RecordMoneyWriteIntentHandler;
import io.wattledger.command.account.write.ReportMoneyWriteHandler;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.OwnerSettlement;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.command.CancelMoneyWrite;
import io.wattledger.kernel.command.ChangeOwner;
import io.wattledger.kernel.command.OwnerChangeAccepted;
import io.wattledger.kernel.command.OwnerChangeAccepted.SettlingRefund;
import io.wattledger.kernel.command.PayOutRefund;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.command.RequestRefund;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OwnerChangeAbandoned;
import io.wattledger.kernel.event.OwnerChangeRequested;
import io.wattledger.kernel.event.OwnerChanged;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.event.RefundRequested;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ChangeOwnerTest {

    private static final CustomerDetails HAN = new CustomerDetails("韩梅梅", "13900000000");
    private static final OperatorId CLERK = OperatorId.of("clerk-1");
    private static final OperationId FIRST_ID = OperationId.of("id-1");
    private static final Money ON_METER = Money.ofFen(9_990);
    private static final long NEXT_RECEIPT = 31;

    private final LabelledVault vault = new LabelledVault();
    private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);

    private FixtureConfiguration<Account> handling() {
        StandingClock clock = new StandingClock(NOON);
        MoneyPath path = new MoneyPath(Story.devices());
        MoneyRules rules = MoneyRules.USUAL;
        AtomicInteger ids = new AtomicInteger();
        RequestRefundHandler refunds = new RequestRefundHandler(
                fixture.getRepository(), new RefundConditions(path, rules), approval -> {}, rules, clock);
        return fixture.registerAnnotatedCommandHandler(new ChangeOwnerHandler(
                        fixture.getRepository(), refunds, vault, () -> "id-" + ids.incrementAndGet(), clock))
                .registerAnnotatedCommandHandler(refunds)
                .registerAnnotatedCommandHandler(
                        new PayOutRefundHandler(fixture.getRepository(), site -> NEXT_RECEIPT, Story.NO_SHIFT, clock))
                .registerAnnotatedCommandHandler(new SellCreditHandler(
                        fixture.getRepository(), path, site -> NEXT_RECEIPT, Story.NO_SHIFT, Story.TERMS, rules, clock))
                .registerAnnotatedCommandHandler(new CancelMoneyWriteHandler(
                        fixture.getRepository(), site -> NEXT_RECEIPT, Story.NO_SHIFT, rules, clock))
                .registerAnnotatedCommandHandler(
                        new ReportMoneyWriteHandler(fixture.getRepository(), Story.departing(clock), rules, clock))
                .registerAnnotatedCommandHandler(new RecordMoneyWriteIntentHandler(
                        fixture.getRepository(), (fence, meter) -> true, rules, clock));
    }

    private void refuses(ProblemType type, Object command, Object... given) {
        handling().given(given).when(command).expectException(Refused.as(type)).expectNoEvents();
    }

    private static ChangeOwner change(OwnerSettlement settlement) {
        return new ChangeOwner(ACCOUNT, HAN, settlement, "the shop was sold", CLERK);
    }

    private OwnerChangeRequested requested(OwnerSettlement settlement, int tenure, OperationId... refunds) {
        return new OwnerChangeRequested(
                ACCOUNT,
                SITE,
                tenure,
                vault.seal(new Tenure(ACCOUNT, tenure), HAN),
                settlement,
                List.of(refunds),
                "the shop was sold",
                NOON);
    }

    private static RefundRequested refundOfAll(OperationId operation) {
        return new RefundRequested(ACCOUNT, SITE, METER, operation, null, "the shop was sold", null, NOON);
    }

    /** All that the meter holds is to be refunded before the account passes. */
    private Object[] settlingAnd(Object... more) {
        Object[] change = {refundOfAll(FIRST_ID), requested(OwnerSettlement.SETTLE, 2, FIRST_ID)};
        return Story.hundredOnTheMeterAnd(
                Stream.concat(Stream.of(change), Stream.of(more)).toArray());
    }

    private Object[] settlingAndDeducted() {
        return settlingAnd(
                Story.intended(FIRST_ID, MoneyWriteKind.REFUND, 1, ON_METER, read(BASE + 2, 9_990)),
                Story.confirmed(FIRST_ID, MoneyWriteKind.REFUND, ON_METER, read(BASE + 2, 9_990), read(BASE + 3, 0)));
    }

    @Test
    void whereTheMoneyIsCarriedTheAccountPassesAtOnceUnderANewKey() {
        handling()
                .given(Story.hundredOnTheMeterAnd())
                .when(change(OwnerSettlement.CARRY))
                .expectResultMessagePayload(new OwnerChangeAccepted(2, List.of()))
                .expectEvents(requested(OwnerSettlement.CARRY, 2), new OwnerChanged(ACCOUNT, SITE, 2));
    }

    @Test
    void whereItIsSettledAllIsRefundedFirst() {
        handling()
                .given(Story.hundredOnTheMeterAnd())
                .when(change(OwnerSettlement.SETTLE))
                .expectResultMessagePayload(new OwnerChangeAccepted(
                        2, List.of(new SettlingRefund(METER, FIRST_ID, OperationState.PENDING, null))))
                .expectEvents(refundOfAll(FIRST_ID), requested(OwnerSettlement.SETTLE, 2, FIRST_ID));
    }

    @Test
    void withNothingOnTheMeterThereIsNothingToSettle() {
        handling()
                .given(Story.openAccount())
                .when(change(OwnerSettlement.SETTLE))
                .expectEvents(requested(OwnerSettlement.SETTLE, 2), new OwnerChanged(ACCOUNT, SITE, 2));
    }

    @Test
    void theDeductionAloneDoesNotPassTheAccount() {
        handling()
                .given(settlingAnd(Story.intended(FIRST_ID, MoneyWriteKind.REFUND, 1, ON_METER, read(BASE + 2, 9_990))))
                .when(new ReportMoneyWrite(
                        ACCOUNT,
                        METER,
                        FIRST_ID,
                        1,
                        new MoneyWriteVerdict.Applied(read(BASE + 3, 0)),
                        Story.evidence(1)))
                .expectEvents(Story.confirmed(
                        FIRST_ID, MoneyWriteKind.REFUND, ON_METER, read(BASE + 2, 9_990), read(BASE + 3, 0)));
    }

    @Test
    void theLastPayOutPassesTheAccount() {
        handling()
                .given(settlingAndDeducted())
                .when(new PayOutRefund(ACCOUNT, FIRST_ID, PaymentMethod.CASH))
                .expectEvents(
                        new RefundPaidOut(
                                ACCOUNT, SITE, METER, FIRST_ID, ON_METER, PaymentMethod.CASH, NEXT_RECEIPT, NOON),
                        new OwnerChanged(ACCOUNT, SITE, 2));
    }

    @Test
    void aMeterThatIsFoundEmptyIsSettled() {
        handling()
                .given(settlingAnd())
                .when(Story.intent(FIRST_ID, 1, read(BASE + 2, 0)))
                .expectEvents(refused(UndeliveredCause.INSUFFICIENT_BALANCE, 0), new OwnerChanged(ACCOUNT, SITE, 2));
    }

    @Test
    void aMeterThatOwesSomethingEndsTheChange() {
        handling()
                .given(settlingAnd())
                .when(Story.intent(FIRST_ID, 1, read(BASE + 2, -5)))
                .expectEvents(
                        refused(UndeliveredCause.INSUFFICIENT_BALANCE, -5),
                        new OwnerChangeAbandoned(ACCOUNT, SITE, 2, FIRST_ID));
    }

    @Test
    void aRefundThatIsWithdrawnEndsTheChange() {
        handling()
                .given(settlingAnd())
                .when(new CancelMoneyWrite(ACCOUNT, FIRST_ID, null))
                .expectEvents(
                        Story.cancelled(FIRST_ID, MoneyWriteKind.REFUND, null),
                        new OwnerChangeAbandoned(ACCOUNT, SITE, 2, FIRST_ID));
    }

    @Test
    void afterAChangeThatCameToNothingTheNextOneHasAKeyOfItsOwn() {
        handling()
                .given(settlingAnd(
                        Story.cancelled(FIRST_ID, MoneyWriteKind.REFUND, null),
                        new OwnerChangeAbandoned(ACCOUNT, SITE, 2, FIRST_ID)))
                .when(change(OwnerSettlement.CARRY))
                .expectEvents(requested(OwnerSettlement.CARRY, 3), new OwnerChanged(ACCOUNT, SITE, 3));
    }

    @Test
    void whileItIsUnderWayNothingIsSold() {
        refuses(
                ProblemType.OWNER_CHANGE_UNDER_WAY,
                new SellCredit(ACCOUNT, METER, NEXT_SALE, HUNDRED, PaymentMethod.CASH, true),
                settlingAnd());
    }

    @Test
    void whileItIsUnderWayNothingElseIsRefunded() {
        refuses(
                ProblemType.OWNER_CHANGE_UNDER_WAY,
                new RequestRefund(ACCOUNT, METER, NEXT_SALE, HUNDRED, "more", ApprovalId.of("a"), CLERK),
                settlingAndDeducted());
    }

    @Test
    void whileItIsUnderWayThereIsNoOther() {
        refuses(ProblemType.OWNER_CHANGE_UNDER_WAY, change(OwnerSettlement.CARRY), settlingAnd());
    }

    @Test
    void givenMoneyInFlight_thenTheAccountDoesNotPass() {
        refuses(
                ProblemType.MONEY_IN_FLIGHT,
                change(OwnerSettlement.CARRY),
                Story.hundredOnTheMeterAnd(Story.sold(NEXT_SALE, HUNDRED)));
    }

    @Test
    void givenARefundThatWaitsForASecondPerson_thenTheAccountDoesNotPass() {
        refuses(
                ProblemType.MONEY_IN_FLIGHT,
                change(OwnerSettlement.CARRY),
                Story.hundredOnTheMeterAnd(Story.refundRequested(null, Story.APPROVAL)));
    }

    @Test
    void givenARefundThatIsNotPaidOut_thenTheAccountDoesNotPass() {
        refuses(
                ProblemType.MONEY_NOT_SETTLED,
                change(OwnerSettlement.SETTLE),
                Story.hundredOnTheMeterAnd(Story.refundOnTheMeter(Money.ofFen(100))));
    }

    @Test
    void givenUndeliveredMoney_thenTheAccountDoesNotPass() {
        refuses(
                ProblemType.MONEY_NOT_SETTLED,
                change(OwnerSettlement.CARRY),
                Story.openAccountAnd(Story.sold(SALE, HUNDRED), Story.cancelled(SALE, MoneyWriteKind.SALE, HUNDRED)));
    }

    @Test
    void givenAQuarantine_thenTheAccountDoesNotPass() {
        refuses(
                ProblemType.METER_QUARANTINED,
                change(OwnerSettlement.CARRY),
                Story.hundredOnTheMeterAnd(Story.quarantined("count-differs", BASE + 2, read(BASE + 9, 0))));
    }

    private static MoneyWriteRefused refused(UndeliveredCause cause, long balanceFen) {
        return new MoneyWriteRefused(
                ACCOUNT,
                SITE,
                METER,
                FIRST_ID,
                MoneyWriteKind.REFUND,
                Money.ZERO,
                cause,
                null,
                read(BASE + 2, balanceFen),
                NOON);
    }
}
