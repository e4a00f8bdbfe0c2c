package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.APPROVAL;
import static io.wattledger.command.account.Story.HUNDRED;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NEXT_SALE;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SALE;
import static io.wattledger.command.account.Story.SITE;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.account.cancel.CancelMoneyWriteHandler;
import io.wattledger.command.account.debt.RecordDebtHandler;
import io.wattledger.command.account.sell.SellCreditHandler;
import io.wattledger.kernel.account.DebtCause;
import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.cashdesk.ServiceFee;
import io.wattledger.kernel.command.CancelMoneyWrite;
import io.wattledger.kernel.command.RecordDebt;
import io.wattledger.kernel.command.SaleAccepted;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.event.DebtRecovered;
import io.wattledger.kernel.event.DebtRestored;
import io.wattledger.kernel.event.DebtWrittenOff;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class DebtTest {

    private static final DebtId DEBT = DebtId.of("debt-1");
    private static final DebtId NEWER = DebtId.of("debt-2");
    private static final YearMonth MONTH = YearMonth.from(NOON.atZone(ZoneId.of("Asia/Shanghai")));
    private static final long RECEIPT = 31;

    private ServiceFee fee = ServiceFee.NONE;

    @Test
    void aDebtIsRecordedAsItWasAgreed() {
        desk().given(Story.openAccount())
                .when(new RecordDebt(ACCOUNT, DEBT, HUNDRED, new Instalment.PerSale(Money.ofFen(500)), "rent"))
                .expectEvents(new DebtRecorded(
                        ACCOUNT,
                        SITE,
                        DEBT,
                        HUNDRED,
                        DebtCause.ENTERED,
                        new Instalment.PerSale(Money.ofFen(500)),
                        "rent",
                        NOON));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (Instalment instalment : List.of(
                new Instalment.ShareOfSale(0),
                new Instalment.ShareOfSale(1001),
                new Instalment.PerSale(Money.ZERO),
                new Instalment.PerMonth(Money.ZERO))) {
            refusesToRecord(HUNDRED, instalment);
        }
        refusesToRecord(Money.ZERO, Instalment.USUAL);
        refusesToRecord(Money.ofFen(1_000_000_001), Instalment.USUAL);
    }

    @Test
    void theOldestDebtIsPaidFirst_andTheRemainderIsCredited() {
        fee = new ServiceFee(3, Money.ZERO);

        sellingAfter(
                        owed(DEBT, 2_000, new Instalment.ShareOfSale(333)),
                        owed(NEWER, 500, new Instalment.PerSale(Money.ofFen(100))))
                .expectResultMessagePayload(new SaleAccepted(
                        SALE, RECEIPT, Money.ofFen(30), Money.ofFen(2_100), Money.ofFen(7_870), OperationState.PENDING))
                .expectEvents(sold(30, 2_100, 7_870), recovered(DEBT, 2_000, 0), recovered(NEWER, 100, 400));
    }

    @Test
    void aDebtOfWholeSalesLeavesOneFenToTheMeter() {
        sellingAfter(owed(DEBT, 50_000, new Instalment.ShareOfSale(1000)))
                .expectEvents(sold(0, 9_999, 1), recovered(DEBT, 9_999, 40_001));
    }

    @Test
    void nothingIsTakenOfWhatIsPaidOffOrGivenUp() {
        sellingAfter(owed(DEBT, 700, Instalment.USUAL), writtenOff(DEBT, 700, 0))
                .expectEvents(sold(0, 0, 10_000));
    }

    @Test
    void aMonthsInstalmentIsTakenOnceInTheMonth() {
        Instalment monthly = new Instalment.PerMonth(Money.ofFen(3_000));

        sellingAfter(owed(DEBT, 9_000, monthly), paid(DEBT, 2_000, 7_000, MONTH))
                .expectEvents(sold(0, 1_000, 9_000), recovered(DEBT, 1_000, 6_000));
        sellingAfter(owed(DEBT, 9_000, monthly), paid(DEBT, 3_000, 6_000, MONTH))
                .expectEvents(sold(0, 0, 10_000));
        sellingAfter(owed(DEBT, 9_000, monthly), paid(DEBT, 3_000, 6_000, MONTH.minusMonths(1)))
                .expectEvents(sold(0, 3_000, 7_000), recovered(DEBT, 3_000, 3_000));
    }

    @Test
    void aSaleThatIsHandedBackHasPaidNothing() {
        desk().given(Story.openAccountAnd(
                        owed(DEBT, 2_000, Instalment.USUAL), sold(0, 2_000, 8_000), recovered(DEBT, 2_000, 0)))
                .when(new CancelMoneyWrite(ACCOUNT, SALE, PaymentMethod.CASH))
                .expectEvents(
                        Story.cancelled(SALE, MoneyWriteKind.SALE, Money.ofFen(8_000)),
                        new UndeliveredReturned(
                                ACCOUNT,
                                SITE,
                                METER,
                                SALE,
                                HUNDRED,
                                Money.ofFen(8_000),
                                PaymentMethod.CASH,
                                RECEIPT,
                                NOON),
                        new DebtRestored(ACCOUNT, SITE, DEBT, SALE, Money.ofFen(2_000), Money.ofFen(2_000)));
    }

    @Test
    void aFeeThatLeavesNothingIsRefused() {
        fee = new ServiceFee(0, HUNDRED);

        sellingAfter()
                .expectException(Refused.as(ProblemType.FEE_EXCEEDS_PAYMENT))
                .expectNoEvents();
    }

    private void refusesToRecord(Money amount, Instalment instalment) {
        desk().given(Story.openAccount())
                .when(new RecordDebt(ACCOUNT, DEBT, amount, instalment, "rent"))
                .expectException(Refused.as(ProblemType.MALFORMED_REQUEST))
                .expectNoEvents();
    }

    private ResultValidator<Account> sellingAfter(Object... past) {
        return desk().given(Story.openAccountAnd(past))
                .when(new SellCredit(ACCOUNT, METER, SALE, HUNDRED, PaymentMethod.CASH, true));
    }

    private FixtureConfiguration<Account> desk() {
        FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);
        StandingClock clock = new StandingClock(NOON);
        CashDeskRules rules = new CashDeskRules(false, Money.ZERO, fee);
        return fixture.registerAnnotatedCommandHandler(new RecordDebtHandler(fixture.getRepository(), clock))
                .registerAnnotatedCommandHandler(new CancelMoneyWriteHandler(
                        fixture.getRepository(), site -> RECEIPT, Story.NO_SHIFT, MoneyRules.USUAL, clock))
                .registerAnnotatedCommandHandler(new SellCreditHandler(
                        fixture.getRepository(),
                        new MoneyPath(Story.devices()),
                        site -> RECEIPT,
                        Story.NO_SHIFT,
                        site -> Story.terms(rules),
                        MoneyRules.USUAL,
                        clock));
    }

    private static DebtRecorded owed(DebtId debt, long fen, Instalment instalment) {
        return new DebtRecorded(ACCOUNT, SITE, debt, Money.ofFen(fen), DebtCause.ENTERED, instalment, "rent", NOON);
    }

    private static DebtRecovered recovered(DebtId debt, long fen, long remaining) {
        return new DebtRecovered(ACCOUNT, SITE, debt, SALE, Money.ofFen(fen), Money.ofFen(remaining), MONTH);
    }

    private static DebtRecovered paid(DebtId debt, long fen, long remaining, YearMonth month) {
        return new DebtRecovered(ACCOUNT, SITE, debt, NEXT_SALE, Money.ofFen(fen), Money.ofFen(remaining), month);
    }

    private static DebtWrittenOff writtenOff(DebtId debt, long fen, long remaining) {
        return new DebtWrittenOff(
                ACCOUNT, SITE, debt, Money.ofFen(fen), Money.ofFen(remaining), "gone", APPROVAL, NOON);
    }

    private static CreditSold sold(long fee, long debtShare, long credited) {
        return new CreditSold(
                ACCOUNT,
                SITE,
                METER,
                SALE,
                HUNDRED,
                Money.ofFen(fee),
                Money.ofFen(debtShare),
                Money.ofFen(credited),
                PaymentMethod.CASH,
                RECEIPT,
                NOON);
    }
}
