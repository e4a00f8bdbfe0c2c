package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.APPROVAL;
import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.HUNDRED;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.REFUND;
import static io.wattledger.command.account.Story.SALE;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.account.cancel.CancelMoneyWriteHandler;
import io.wattledger.command.account.close.CloseAccountHandler;
import io.wattledger.command.account.close.Departing;
import io.wattledger.command.account.close.EstimateSettlementHandler;
import io.wattledger.command.account.close.PayOutSettlementHandler;
import io.wattledger.command.account.sell.SellCreditHandler;
import io.wattledger.command.account.settle.SettleOutcomeHandler;
import io.wattledger.command.account.write.RecordMoneyWriteIntentHandler;
import io.wattledger.command.account.write.ReportMoneyWriteHandler;
import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.DebtCause;
import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.command.CancelMoneyWrite;
import io.wattledger.kernel.command.CloseAccount;
import io.wattledger.kernel.command.ClosureAccepted;
import io.wattledger.kernel.command.ClosureAccepted.Clearing;
import io.wattledger.kernel.command.EstimateSettlement;
import io.wattledger.kernel.command.OrderRelay;
import io.wattledger.kernel.command.PayOutSettlement;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.command.SettleOutcome;
import io.wattledger.kernel.command.SettlementPaid;
import io.wattledger.kernel.command.SettlementPaid.Part;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.FinalReading;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.MoneyWriteVerdict.Cleared;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.AccountClosed;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.ClosureSettled;
import io.wattledger.kernel.event.ClosureStarted;
import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.event.FinalReadingTaken;
import io.wattledger.kernel.event.MeterDetached;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteOutcomeUnknown;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.event.SettlementDifferenceAdopted;
import io.wattledger.kernel.event.SettlementEstimated;
import io.wattledger.kernel.event.SettlementPaidOut;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CloseAccountTest {

    private static final OperationId CLEARING = OperationId.of("new-1");
    private static final OperationId RELAY = OperationId.of("new-2");
    private static final long FIRST_RECEIPT = 31;
    private static final Money LEFT = Money.ofFen(9_876);
    private static final FinalReading READING = new FinalReading(
            new EnergyRegisters(
                    Energy.parse("12.00"),
                    Energy.parse("0.00"),
                    Energy.parse("0.00"),
                    Energy.parse("12.00"),
                    Energy.parse("0.00")),
            null,
            NOON);

    private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);
    private final List<OrderRelay> relays = new ArrayList<>();

    private FixtureConfiguration<Account> handling() {
        StandingClock clock = new StandingClock(NOON);
        AtomicLong receipts = new AtomicLong(FIRST_RECEIPT);
        MoneyPath path = new MoneyPath(Story.devices());
        Departing departing = Story.departing(clock, relays::add, order -> {});
        var accounts = fixture.getRepository();
        EstimateSettlementHandler estimates =
                new EstimateSettlementHandler(accounts, departing, MoneyRules.USUAL, clock);
        SettleOutcomeHandler settlements = new SettleOutcomeHandler(accounts, departing, clock);
        return fixture.registerAnnotatedCommandHandler(new CloseAccountHandler(accounts, departing, path, clock))
                .registerAnnotatedCommandHandler(new PayOutSettlementHandler(
                        accounts, departing, site -> receipts.getAndIncrement(), Story.NO_SHIFT, clock))
                .registerAnnotatedCommandHandler(
                        new ReportMoneyWriteHandler(accounts, departing, MoneyRules.USUAL, clock))
                .registerAnnotatedCommandHandler(
                        new RecordMoneyWriteIntentHandler(accounts, (fence, meter) -> true, MoneyRules.USUAL, clock))
                .registerAnnotatedCommandHandler(new SellCreditHandler(
                        accounts,
                        path,
                        site -> receipts.getAndIncrement(),
                        Story.NO_SHIFT,
                        Story.TERMS,
                        MoneyRules.USUAL,
                        clock))
                .registerAnnotatedCommandHandler(new CancelMoneyWriteHandler(
                        accounts, site -> receipts.getAndIncrement(), Story.NO_SHIFT, clock))
                .registerCommandHandler(
                        EstimateSettlement.class, carrying(message -> estimates.carryOut((EstimateSettlement) message)))
                .registerCommandHandler(
                        SettleOutcome.class, carrying(message -> settlements.carryOut((SettleOutcome) message)));
    }

    private static MessageHandler<CommandMessage<?>> carrying(Consumer<Object> deed) {
        return message -> {
            deed.accept(message.getPayload());
            return null;
        };
    }

    private void refuses(ProblemType type, Object command, Object... given) {
        handling().given(given).when(command).expectException(Refused.as(type)).expectNoEvents();
    }

    private static CloseAccount close() {
        return new CloseAccount(ACCOUNT, "moves out", RelayMode.PREPAID);
    }

    private static PayOutSettlement payOut() {
        return new PayOutSettlement(ACCOUNT, PaymentMethod.CASH);
    }

    private static ClosureStarted started() {
        return new ClosureStarted(ACCOUNT, SITE, "moves out", RelayMode.PREPAID, NOON);
    }

    private static ClearingOrdered clearing() {
        return new ClearingOrdered(ACCOUNT, SITE, METER, CLEARING, RelayMode.PREPAID, RELAY, NOON);
    }

    /** A hundred were put on the meter, which is being cleared. */
    private static Object[] closingAnd(Object... more) {
        return Story.hundredOnTheMeterAnd(
                Stream.concat(Stream.of(started(), clearing()), Stream.of(more)).toArray());
    }

    private static Object[] clearingInFlightAnd(Object... more) {
        Object intended = Story.intended(CLEARING, MoneyWriteKind.CLOSING, 1, Money.ZERO, read(BASE + 2, 9_880));
        return closingAnd(Stream.concat(Stream.of(intended), Stream.of(more)).toArray());
    }

    private static ReportMoneyWrite cleared(Money held) {
        return report(new Cleared(held, read(BASE + 3, 0), READING));
    }

    private static ReportMoneyWrite report(MoneyWriteVerdict verdict) {
        return new ReportMoneyWrite(ACCOUNT, METER, CLEARING, 1, verdict, Story.evidence(1));
    }

    private static MoneyWriteConfirmed confirmed(Money held) {
        MeterMoneySnapshot before = read(BASE + 2, held.fen());
        return Story.confirmed(CLEARING, MoneyWriteKind.CLOSING, held, before, read(BASE + 3, 0));
    }

    private static FinalReadingTaken finalReading() {
        return new FinalReadingTaken(ACCOUNT, SITE, METER, CLEARING, READING);
    }

    private static MeterDetached detached(Money held) {
        return new MeterDetached(ACCOUNT, SITE, METER, held, NOON);
    }

    private static ClosureSettled settled(Money balance) {
        return new ClosureSettled(ACCOUNT, SITE, balance, NOON);
    }

    private static AccountClosed closed() {
        return new AccountClosed(ACCOUNT, SITE, NOON);
    }

    private static Object[] settledAnd(Object... more) {
        return clearingInFlightAnd(Stream.concat(
                        Stream.of(confirmed(LEFT), finalReading(), detached(LEFT), settled(LEFT)), Stream.of(more))
                .toArray());
    }

    private static EstimateSettlement estimate(Money balance) {
        return new EstimateSettlement(
                ACCOUNT, METER, balance, Energy.parse("12.00"), "the meter burnt", "photograph 7", APPROVAL);
    }

    private static SettlementEstimated estimated(Money balance) {
        return new SettlementEstimated(
                ACCOUNT,
                SITE,
                METER,
                balance,
                Energy.parse("12.00"),
                "the meter burnt",
                "photograph 7",
                APPROVAL,
                NOON);
    }

    @Test
    void closingOrdersTheClearingOfEachMeter() {
        handling()
                .given(Story.hundredOnTheMeterAnd())
                .when(close())
                .expectResultMessagePayload(
                        new ClosureAccepted(AccountState.CLOSING, List.of(new Clearing(METER, CLEARING))))
                .expectEvents(started(), clearing());
    }

    @Test
    void whatIsInFlightComesBeforeTheClearing() {
        handling()
                .given(Story.openAccountAnd(Story.sold(SALE, HUNDRED)))
                .when(close())
                .expectEvents(started(), clearing())
                .expectState(account -> assertThat(account.ledger(METER).openWrites())
                        .extracting(OpenWrite::operationId)
                        .containsExactly(SALE, CLEARING));
    }

    @Test
    void aRefundThatWaitsForASecondPersonIsWithdrawn() {
        handling()
                .given(Story.hundredOnTheMeterAnd(Story.refundRequested(HUNDRED, APPROVAL)))
                .when(close())
                .expectEvents(started(), Story.cancelled(REFUND, MoneyWriteKind.REFUND, HUNDRED), clearing());
    }

    @Test
    void aMeterWhosePurseWasNeverOpenedLeavesAtOnce() {
        handling()
                .given(Story.opened(), Story.attached(), Story.openingRefused())
                .when(close())
                .expectEvents(started(), detached(Money.ZERO), settled(Money.ZERO), closed());
    }

    @Test
    void aForcedCloseIsNoWayToLeaveARelay() {
        handling()
                .given(Story.openAccount())
                .when(new CloseAccount(ACCOUNT, " ", RelayMode.FORCED_CLOSED))
                .expectException(Refused.forFields("reason", "relay"));
    }

    @Test
    void aQuarantinedMeterIsReleasedFirst() {
        refuses(
                ProblemType.METER_QUARANTINED,
                close(),
                Story.openAccountAnd(Story.quarantined("count-differs", BASE + 1, read(BASE + 9, 0))));
    }

    @Test
    void nothingIsSoldAnyMore() {
        refuses(
                ProblemType.METER_LEAVING,
                new SellCredit(ACCOUNT, METER, Story.NEXT_SALE, HUNDRED, PaymentMethod.CASH, false),
                closingAnd());
    }

    @Test
    void anAccountThatIsBeingClosedIsNotClosedAgain() {
        refuses(ProblemType.CLOSURE_UNDER_WAY, close(), closingAnd());
    }

    @Test
    void aClearingThatCameToNothingIsOrderedAnew() {
        handling()
                .given(clearingInFlightAnd(Story.refused(CLEARING, MoneyWriteKind.CLOSING, Money.ZERO)))
                .when(close())
                .expectEvents(clearing());
    }

    @Test
    void clearingTakesWhateverTheMeterHolds() {
        handling()
                .given(closingAnd())
                .when(Story.intent(CLEARING, 1, read(BASE + 2, -500)))
                .expectResultMessagePayload(new WritePermit.Go(BASE + 3, Money.ZERO));
    }

    @Test
    void whatTheMeterHeldByItsOwnRecordIsTheSettlement() {
        handling()
                .given(clearingInFlightAnd())
                .when(cleared(LEFT))
                .expectEvents(confirmed(LEFT), finalReading(), detached(LEFT), settled(LEFT))
                .expectState(account -> {
                    assertThat(account.state()).isEqualTo(AccountState.SETTLED);
                    assertThat(account.ledger(METER).isOpen()).isFalse();
                });
        assertThat(relays)
                .singleElement()
                .satisfies(order -> assertThat(order.operationId()).isEqualTo(RELAY));
    }

    @Test
    void aRecordAboveWhatWasReadJustBeforeContradicts() {
        handling()
                .given(clearingInFlightAnd())
                .when(cleared(Money.ofFen(9_881)))
                .expectEvents(
                        new MoneyWriteOutcomeUnknown(
                                ACCOUNT, SITE, METER, CLEARING, MoneyWriteKind.CLOSING, 1, "balance-too-high", NOON),
                        new MeterQuarantined(
                                ACCOUNT,
                                SITE,
                                METER,
                                CLEARING,
                                "balance-too-high",
                                BASE + 3,
                                BASE + 3,
                                Money.ZERO,
                                NOON));
    }

    @Test
    void anEmptyMeterClosesTheAccountByItself() {
        handling()
                .given(clearingInFlightAnd())
                .when(cleared(Money.ZERO))
                .expectEvents(
                        confirmed(Money.ZERO), finalReading(), detached(Money.ZERO), settled(Money.ZERO), closed());
    }

    @Test
    void anOverdrawnMeterLeavesADebt() {
        Money overdrawn = Money.ofFen(-250);
        handling()
                .given(clearingInFlightAnd())
                .when(cleared(overdrawn))
                .expectEvents(
                        confirmed(overdrawn),
                        finalReading(),
                        detached(overdrawn),
                        settled(overdrawn),
                        new DebtRecorded(
                                ACCOUNT,
                                SITE,
                                DebtId.of("new-1"),
                                Money.ofFen(250),
                                DebtCause.SETTLEMENT_SHORTAGE,
                                Instalment.USUAL,
                                "the meters were overdrawn when the account was closed",
                                NOON),
                        closed());
    }

    @Test
    void payingOutTheRestClosesTheAccount() {
        handling()
                .given(settledAnd())
                .when(payOut())
                .expectResultMessagePayload(
                        new SettlementPaid(LEFT, List.of(new Part(null, LEFT, FIRST_RECEIPT)), AccountState.CLOSED))
                .expectEvents(
                        new SettlementPaidOut(ACCOUNT, SITE, LEFT, PaymentMethod.CASH, FIRST_RECEIPT, NOON), closed());
    }

    @Test
    void refundsThatWereNotPaidOutArePaidOutWithTheRest() {
        MeterMoneySnapshot before = read(BASE + 3, 5_000);
        handling()
                .given(Story.hundredOnTheMeterAnd(Stream.concat(
                                Stream.of(Story.refundOnTheMeter(Money.ofFen(4_000))),
                                Stream.of(
                                        started(),
                                        clearing(),
                                        Story.intended(CLEARING, MoneyWriteKind.CLOSING, 1, Money.ZERO, before),
                                        Story.confirmed(
                                                CLEARING,
                                                MoneyWriteKind.CLOSING,
                                                Money.ZERO,
                                                before,
                                                read(BASE + 4, 0)),
                                        detached(Money.ZERO),
                                        settled(Money.ZERO)))
                        .toArray()))
                .when(payOut())
                .expectEvents(
                        new RefundPaidOut(
                                ACCOUNT,
                                SITE,
                                METER,
                                REFUND,
                                Money.ofFen(4_000),
                                PaymentMethod.CASH,
                                FIRST_RECEIPT,
                                NOON),
                        closed());
    }

    @Test
    void moneyThatNeverReachedTheMeterIsPaidOutWithTheRest() {
        handling()
                .given(Story.openAccountAnd(
                        Story.sold(SALE, HUNDRED),
                        Story.refused(SALE, MoneyWriteKind.SALE, HUNDRED),
                        started(),
                        clearing(),
                        detached(Money.ZERO),
                        settled(Money.ZERO)))
                .when(payOut())
                .expectEvents(
                        new UndeliveredReturned(
                                ACCOUNT, SITE, METER, SALE, HUNDRED, HUNDRED, PaymentMethod.CASH, FIRST_RECEIPT, NOON),
                        closed());
    }

    @Test
    void onceItsMoneyIsCountedNothingOfItGoesAnotherWay() {
        refuses(
                ProblemType.ACCOUNT_CLOSED,
                new CancelMoneyWrite(ACCOUNT, SALE, PaymentMethod.CASH),
                Story.openAccountAnd(
                        Story.sold(SALE, HUNDRED),
                        Story.refused(SALE, MoneyWriteKind.SALE, HUNDRED),
                        started(),
                        clearing(),
                        detached(Money.ZERO),
                        settled(Money.ZERO)));
    }

    @Test
    void nothingIsPaidOutBeforeItIsCounted() {
        refuses(ProblemType.NOTHING_TO_PAY_OUT, payOut(), closingAnd());
    }

    @Test
    void theRestIsPaidOutOnce() {
        refuses(
                ProblemType.NOTHING_TO_PAY_OUT,
                payOut(),
                settledAnd(new SettlementPaidOut(ACCOUNT, SITE, LEFT, PaymentMethod.CASH, 31, NOON), closed()));
    }

    @Test
    void aClosedAccountIsNotClosedAgain() {
        refuses(ProblemType.ACCOUNT_CLOSED, close(), settledAnd(closed()));
    }

    @Test
    void anEstimateSettlesALostMeter() {
        handling()
                .given(closingAnd())
                .when(estimate(LEFT))
                .expectEvents(estimated(LEFT), settled(LEFT))
                .expectState(account ->
                        assertThat(account.ledger(METER).openWrites()).hasSize(1));
    }

    @Test
    void anEstimatedAccountIsClosedButForItsMeter() {
        handling()
                .given(closingAnd(estimated(LEFT), settled(LEFT)))
                .when(payOut())
                .expectResultMessagePayload(new SettlementPaid(
                        LEFT, List.of(new Part(null, LEFT, FIRST_RECEIPT)), AccountState.CLOSED_METER_PENDING));
    }

    @Test
    void theDifferenceToAnEstimateIsAdoptedWhenTheMeterReturns() {
        Money found = Money.ofFen(9_000);
        handling()
                .given(clearingInFlightAnd(estimated(LEFT), settled(LEFT), closed()))
                .when(cleared(found))
                .expectEvents(
                        confirmed(found),
                        finalReading(),
                        detached(found),
                        new SettlementDifferenceAdopted(ACCOUNT, SITE, METER, LEFT, found, found.minus(LEFT), NOON))
                .expectState(account -> assertThat(account.state()).isEqualTo(AccountState.CLOSED));
    }

    @Test
    void onlyAMeterThatLeavesIsEstimated() {
        refuses(ProblemType.METER_NOT_LEAVING, estimate(LEFT), Story.openAccount());
    }

    @Test
    void aMeterIsEstimatedOnce() {
        refuses(ProblemType.METER_NOT_LEAVING, estimate(LEFT), closingAnd(estimated(LEFT)));
    }

    @Test
    void creditOnItsWayIsWithdrawnBeforeAnEstimate() {
        refuses(
                ProblemType.CREDIT_IN_FLIGHT,
                estimate(LEFT),
                Story.openAccountAnd(Story.sold(SALE, HUNDRED), started(), clearing()));
    }

    @Test
    void anUnknownOutcomeIsSettledBeforeAnEstimate() {
        refuses(
                ProblemType.OUTCOME_STILL_UNKNOWN,
                estimate(LEFT),
                Story.openAccountAnd(
                        Story.sold(SALE, HUNDRED), Story.intended(1), Story.unknown("silence"), started(), clearing()));
    }

    @Test
    void aClearingSettledAsAppliedTookOffWhatWasReadJustBefore() {
        Money read = Money.ofFen(9_880);
        handling()
                .given(clearingInFlightAnd(new MoneyWriteOutcomeUnknown(
                        ACCOUNT, SITE, METER, CLEARING, MoneyWriteKind.CLOSING, 1, "silence", NOON)))
                .when(new SettleOutcome(
                        ACCOUNT, METER, CLEARING, SettledAs.APPLIED, "the meter burnt", "photograph 7", APPROVAL))
                .expectEvents(
                        new OutcomeSettled(
                                ACCOUNT,
                                SITE,
                                METER,
                                CLEARING,
                                MoneyWriteKind.CLOSING,
                                read,
                                SettledAs.APPLIED,
                                "the meter burnt",
                                "photograph 7",
                                APPROVAL,
                                NOON),
                        detached(read),
                        settled(read));
    }

    @Test
    void whatAMeterThatLeftSaysIsNoLongerHeard() {
        handling().given(settledAnd()).when(cleared(Money.ofFen(1))).expectNoEvents();
    }
}
