package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.HUNDRED;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NEXT_SALE;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SALE;
import static io.wattledger.command.account.Story.SITE;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.account.sell.SellCreditHandler;
import io.wattledger.command.directory.KnownDevices;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.SaleAccepted;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class SellCreditTest {

    private static final long NEXT_RECEIPT = 31;

    private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);

    private FixtureConfiguration<Account> selling(KnownDevices devices, MoneyRules rules) {
        return fixture.registerAnnotatedCommandHandler(new SellCreditHandler(
                fixture.getRepository(),
                new MoneyPath(devices),
                site -> NEXT_RECEIPT,
                Story.NO_SHIFT,
                Story.TERMS,
                rules,
                new StandingClock(NOON)));
    }

    private FixtureConfiguration<Account> selling() {
        return selling(Story.devices(), MoneyRules.USUAL);
    }

    private static SellCredit sale(Money paid) {
        return new SellCredit(ACCOUNT, METER, SALE, paid, PaymentMethod.WECHAT, false);
    }

    private static CreditSold soldByWechat(OperationId operation, Money paid) {
        return new CreditSold(
                ACCOUNT,
                SITE,
                METER,
                operation,
                paid,
                Money.ZERO,
                Money.ZERO,
                paid,
                PaymentMethod.WECHAT,
                NEXT_RECEIPT,
                NOON);
    }

    private void refuses(ProblemType type, SellCredit command, Object... given) {
        selling().given(given).when(command).expectException(Refused.as(type)).expectNoEvents();
    }

    @Test
    void givenAnOpenMeter_whenCreditIsSold_thenAllOfItIsCreditedAndAReceiptIsGiven() {
        selling()
                .given(Story.openAccount())
                .when(sale(HUNDRED))
                .expectResultMessagePayload(
                        new SaleAccepted(SALE, NEXT_RECEIPT, Money.ZERO, Money.ZERO, HUNDRED, OperationState.PENDING))
                .expectEvents(soldByWechat(SALE, HUNDRED));
    }

    @Test
    void theLeastAndTheMostAreSold() {
        for (long fen : List.of(100L, 5_000_000L)) {
            FixtureConfiguration<Account> one = new AggregateTestFixture<>(Account.class);
            one.registerAnnotatedCommandHandler(new SellCreditHandler(
                            one.getRepository(),
                            new MoneyPath(Story.devices()),
                            site -> NEXT_RECEIPT,
                            Story.NO_SHIFT,
                            Story.TERMS,
                            MoneyRules.USUAL,
                            new StandingClock(NOON)))
                    .given(Story.openAccount())
                    .when(sale(Money.ofFen(fen)))
                    .expectEvents(soldByWechat(SALE, Money.ofFen(fen)));
        }
    }

    @Test
    void lessThanTheLeastIsRefused() {
        refuses(ProblemType.AMOUNT_OUT_OF_BOUNDS, sale(Money.ofFen(99)), Story.openAccount());
    }

    @Test
    void moreThanTheMostIsRefused() {
        refuses(ProblemType.AMOUNT_OUT_OF_BOUNDS, sale(Money.ofFen(5_000_001)), Story.openAccount());
    }

    @Test
    void anUnknownAccountIsRefused() {
        AccountId nobody = AccountId.of("nobody");
        selling()
                .givenNoPriorActivity()
                .when(new SellCredit(nobody, METER, SALE, HUNDRED, PaymentMethod.CASH, false))
                .expectException(Refused.as(ProblemType.UNKNOWN_ACCOUNT));
    }

    @Test
    void aMeterOfSomebodyElseIsRefused() {
        refuses(
                ProblemType.METER_NOT_ON_ACCOUNT,
                new SellCredit(ACCOUNT, MeterId.of("meter-9"), SALE, HUNDRED, PaymentMethod.CASH, false),
                Story.openAccount());
    }

    @Test
    void givenTheOpeningIsNotConfirmed_thenNothingIsSold() {
        refuses(ProblemType.METER_NOT_OPEN, sale(HUNDRED), Story.opened(), Story.attached());
    }

    @Test
    void givenAQuarantine_thenNothingIsSold() {
        refuses(
                ProblemType.METER_QUARANTINED,
                sale(HUNDRED),
                Story.openAccountAnd(Story.quarantined("count-differs", BASE + 1, Story.read(BASE + 9, 0))));
    }

    @Test
    void givenAQuarantineWasReleased_thenCreditIsSoldAgain() {
        selling()
                .given(Story.openAccountAnd(
                        Story.quarantined("count-differs", BASE + 1, Story.read(BASE + 9, 0)),
                        Story.released(BASE + 9)))
                .when(sale(HUNDRED))
                .expectEvents(soldByWechat(SALE, HUNDRED));
    }

    @Test
    void theSameAmountAMomentLaterIsTakenForAMistake() {
        refuses(
                ProblemType.DUPLICATE_SALE,
                new SellCredit(ACCOUNT, METER, NEXT_SALE, HUNDRED, PaymentMethod.WECHAT, false),
                Story.openAccountAnd(Story.soldAt(SALE, HUNDRED, NOON.minus(Duration.ofSeconds(599)))));
    }

    @Test
    void theSameAmountIsSoldAgainOnceItIsConfirmedToBeMeant() {
        selling()
                .given(Story.openAccountAnd(Story.sold(SALE, HUNDRED)))
                .when(new SellCredit(ACCOUNT, METER, NEXT_SALE, HUNDRED, PaymentMethod.WECHAT, true))
                .expectEvents(soldByWechat(NEXT_SALE, HUNDRED));
    }

    @Test
    void theSameAmountAfterTenMinutesIsNoMistake() {
        selling()
                .given(Story.openAccountAnd(Story.soldAt(SALE, HUNDRED, NOON.minus(Duration.ofMinutes(10)))))
                .when(new SellCredit(ACCOUNT, METER, NEXT_SALE, HUNDRED, PaymentMethod.WECHAT, false))
                .expectEvents(soldByWechat(NEXT_SALE, HUNDRED));
    }

    @Test
    void givenASaleIsInFlight_thenAnotherOneIsAcceptedBehindIt() {
        Money fifty = Money.ofFen(5_000);
        selling()
                .given(Story.openAccountAnd(Story.sold(SALE, HUNDRED), Story.intended(1)))
                .when(new SellCredit(ACCOUNT, METER, NEXT_SALE, fifty, PaymentMethod.WECHAT, false))
                .expectEvents(soldByWechat(NEXT_SALE, fifty));
    }

    @Test
    void anUnprotectedLinkOutsideATrustedNetworkCarriesNoMoney() {
        selling(Story.devices(false), MoneyRules.USUAL)
                .given(Story.openAccount())
                .when(sale(HUNDRED))
                .expectException(Refused.as(ProblemType.GATEWAY_NOT_TRUSTED));
    }

    @Test
    void noMoreSalesWaitForAMeterThanMay() {
        MoneyRules patient = new MoneyRules(
                MoneyRules.USUAL.leastSale(),
                MoneyRules.USUAL.mostSale(),
                MoneyRules.USUAL.duplicateWindow(),
                MoneyRules.USUAL.hoardingLimit(),
                1,
                MoneyRules.USUAL.unapprovedRefund(),
                MoneyRules.USUAL.retryDelays());
        selling(Story.devices(), patient)
                .given(Story.openAccountAnd(Story.sold(SALE, HUNDRED)))
                .when(new SellCredit(ACCOUNT, METER, NEXT_SALE, Money.ofFen(5_000), PaymentMethod.CASH, false))
                .expectException(Refused.as(ProblemType.TOO_MANY_PENDING));
    }

    @Test
    void aCreditThatAloneExceedsTheHoardingLimitIsRefused() {
        MoneyRules strict = new MoneyRules(
                MoneyRules.USUAL.leastSale(),
                MoneyRules.USUAL.mostSale(),
                MoneyRules.USUAL.duplicateWindow(),
                Money.ofFen(9_999),
                MoneyRules.USUAL.mostPending(),
                MoneyRules.USUAL.unapprovedRefund(),
                MoneyRules.USUAL.retryDelays());
        selling(Story.devices(), strict)
                .given(Story.openAccount())
                .when(sale(HUNDRED))
                .expectException(Refused.as(ProblemType.HOARDING_LIMIT_EXCEEDED));
    }

    @Test
    void anOpeningThatWasRefusedLeavesTheMeterNotOpen() {
        refuses(
                ProblemType.METER_NOT_OPEN,
                sale(HUNDRED),
                Story.opened(),
                Story.attached(),
                Story.intended(Story.OPENING, MoneyWriteKind.OPENING, 1, Money.ZERO, Story.read(BASE, 0)),
                Story.openingRefused());
    }
}
