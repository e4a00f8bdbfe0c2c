package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SERIAL;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.TARIFF;
import static io.wattledger.command.account.Story.read;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.account.cancel.CancelMoneyWriteHandler;
import io.wattledger.command.account.redeliver.RedeliverCreditHandler;
import io.wattledger.command.account.refund.RefundConditions;
import io.wattledger.command.account.sell.SellCreditHandler;
import io.wattledger.command.account.transfer.TransferCreditHandler;
import io.wattledger.command.account.write.ReportMoneyWriteHandler;
import io.wattledger.command.directory.KnownDevices;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.command.CancelMoneyWrite;
import io.wattledger.kernel.command.OperationCancelled;
import io.wattledger.kernel.command.RedeliverCredit;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.command.TransferCredit;
import io.wattledger.kernel.device.MoneyTransaction;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.AccountSuspended;
import io.wattledger.kernel.event.CreditTransferRequested;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.MoneyWriteOutcomeUnknown;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransferCreditTest {

    private static final MeterId OTHER = MeterId.of("meter-2");
    private static final OperationId OTHER_OPENING = OperationId.of("opening-2");
    private static final OperationId OUT = OperationId.of("transfer-1-out");
    private static final OperationId IN = OperationId.of("transfer-1-in");
    private static final OperationId AGAIN = OperationId.of("transfer-1-again");
    private static final Money TWENTY = Money.ofFen(2_000);
    private static final Money PLENTY = Money.ofFen(100_001);
    private static final long NEXT_RECEIPT = 31;

    private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);

    private FixtureConfiguration<Account> handling() {
        StandingClock clock = new StandingClock(NOON);
        KnownDevices devices = Story.devices().with(Story.meter(OTHER, SITE, 2));
        MoneyPath path = new MoneyPath(devices);
        MoneyRules rules = MoneyRules.USUAL;
        return fixture.registerAnnotatedCommandHandler(new TransferCreditHandler(
                        fixture.getRepository(), new RefundConditions(path, rules), path, rules, clock))
                .registerAnnotatedCommandHandler(
                        new ReportMoneyWriteHandler(fixture.getRepository(), Story.departing(clock), rules, clock))
                .registerAnnotatedCommandHandler(new SellCreditHandler(
                        fixture.getRepository(), path, site -> NEXT_RECEIPT, Story.NO_SHIFT, Story.TERMS, rules, clock))
                .registerAnnotatedCommandHandler(
                        new RedeliverCreditHandler(fixture.getRepository(), path, rules, clock))
                .registerAnnotatedCommandHandler(new CancelMoneyWriteHandler(
                        fixture.getRepository(), site -> NEXT_RECEIPT, Story.NO_SHIFT, rules, clock));
    }

    private void refuses(ProblemType type, Object command, Object... given) {
        handling().given(given).when(command).expectException(Refused.as(type)).expectNoEvents();
    }

    /** Two meters are open, a hundred is on the first one. */
    private static Object[] twoMetersAnd(Object... more) {
        Object[] other = {
            new MeterAttached(ACCOUNT, SITE, OTHER, OTHER_OPENING, SERIAL, TARIFF, Money.ZERO),
            intended(OTHER, OTHER_OPENING, MoneyWriteKind.OPENING, Money.ZERO, BASE),
            confirmed(OTHER, OTHER_OPENING, MoneyWriteKind.OPENING, Money.ZERO, BASE, 0, 0)
        };
        return Story.hundredOnTheMeterAnd(
                Stream.concat(Stream.of(other), Stream.of(more)).toArray());
    }

    private static MoneyWriteIntended intended(
            MeterId meter, OperationId operation, MoneyWriteKind kind, Money amount, int count) {
        return new MoneyWriteIntended(
                ACCOUNT,
                SITE,
                meter,
                operation,
                kind,
                1,
                amount,
                count + 1,
                MoneyTransaction.numberOf(operation),
                read(count, 9_990));
    }

    private static MoneyWriteConfirmed confirmed(
            MeterId meter, OperationId operation, MoneyWriteKind kind, Money amount, int count, long from, long to) {
        return new MoneyWriteConfirmed(
                ACCOUNT,
                SITE,
                meter,
                operation,
                kind,
                amount,
                read(count, from),
                read(count + 1, to),
                Story.evidence(1));
    }

    private static TransferCredit transfer(@Nullable Money amount) {
        return new TransferCredit(ACCOUNT, METER, OTHER, OUT, IN, amount, "the kitchen needs it");
    }

    private static CreditTransferRequested requested(@Nullable Money amount) {
        return new CreditTransferRequested(ACCOUNT, SITE, METER, OUT, OTHER, IN, amount, "the kitchen needs it", NOON);
    }

    private static TransferForwarded forwarded(Money amount) {
        return new TransferForwarded(ACCOUNT, SITE, OTHER, IN, OUT, METER, amount, NOON);
    }

    private static MoneyWriteIntended firstLegSent(Money amount) {
        return intended(METER, OUT, MoneyWriteKind.TRANSFER_OUT, amount, BASE + 2);
    }

    private static MoneyWriteConfirmed firstLegApplied(Money amount) {
        return confirmed(METER, OUT, MoneyWriteKind.TRANSFER_OUT, amount, BASE + 2, 9_990, 9_990 - amount.fen());
    }

    private static ReportMoneyWrite report(MoneyWriteVerdict verdict) {
        return new ReportMoneyWrite(ACCOUNT, METER, OUT, 1, verdict, Story.evidence(1));
    }

    private static MoneyWriteRefused secondLegRefused(Money amount, UndeliveredCause cause) {
        return new MoneyWriteRefused(
                ACCOUNT, SITE, OTHER, IN, MoneyWriteKind.TRANSFER_IN, amount, cause, null, null, NOON);
    }

    @Test
    void onlyTheFirstLegIsOrdered() {
        handling().given(twoMetersAnd()).when(transfer(TWENTY)).expectEvents(requested(TWENTY));
    }

    @Test
    void whatIsProvedOffTheOneMeterGoesOnToTheOtherInTheSameAppend() {
        handling()
                .given(twoMetersAnd(requested(TWENTY), firstLegSent(TWENTY)))
                .when(report(new MoneyWriteVerdict.Applied(read(BASE + 3, 7_990))))
                .expectEvents(firstLegApplied(TWENTY), forwarded(TWENTY));
    }

    @Test
    void allIsWhatTheIntentOfTheFirstLegFixed() {
        Money held = Money.ofFen(9_990);
        handling()
                .given(twoMetersAnd(requested(null), firstLegSent(held)))
                .when(report(new MoneyWriteVerdict.Applied(read(BASE + 3, 0))))
                .expectEvents(firstLegApplied(held), forwarded(held));
    }

    @Test
    void aFirstLegInDoubtBeginsNothing() {
        handling()
                .given(twoMetersAnd(requested(TWENTY), firstLegSent(TWENTY)))
                .when(report(new MoneyWriteVerdict.Undecided("silence")))
                .expectEvents(new MoneyWriteOutcomeUnknown(
                        ACCOUNT, SITE, METER, OUT, MoneyWriteKind.TRANSFER_OUT, 1, "silence", NOON));
    }

    @Test
    void theSameProofTwiceForwardsOnce() {
        handling()
                .given(twoMetersAnd(
                        requested(TWENTY), firstLegSent(TWENTY), firstLegApplied(TWENTY), forwarded(TWENTY)))
                .when(report(new MoneyWriteVerdict.Applied(read(BASE + 3, 7_990))))
                .expectNoEvents();
    }

    @Test
    void whatTheOtherMeterCannotTakeAtAllIsUndeliveredAtOnce() {
        MeterQuarantined quarantined =
                new MeterQuarantined(ACCOUNT, SITE, OTHER, null, "count-differs", 41, 44, Money.ZERO, NOON);
        handling()
                .given(twoMetersAnd(requested(TWENTY), firstLegSent(TWENTY), quarantined))
                .when(report(new MoneyWriteVerdict.Applied(read(BASE + 3, 7_990))))
                .expectEvents(
                        firstLegApplied(TWENTY),
                        forwarded(TWENTY),
                        secondLegRefused(TWENTY, UndeliveredCause.METER_NOT_WRITABLE));
    }

    @Test
    void anUndeliveredSecondLegIsDeliveredAgainAlsoToTheMeterItCameFrom() {
        handling()
                .given(undelivered(TWENTY))
                .when(new RedeliverCredit(ACCOUNT, AGAIN, IN, METER))
                .expectEvents(new TransferForwarded(ACCOUNT, SITE, METER, AGAIN, IN, OTHER, TWENTY, NOON));
    }

    @Test
    void anUndeliveredSecondLegIsHandedBackWithAReceipt() {
        handling()
                .given(undelivered(TWENTY))
                .when(new CancelMoneyWrite(ACCOUNT, IN, PaymentMethod.CASH))
                .expectResultMessagePayload(new OperationCancelled(OperationState.CANCELLED, TWENTY, NEXT_RECEIPT))
                .expectEvents(new UndeliveredReturned(
                        ACCOUNT, SITE, OTHER, IN, TWENTY, TWENTY, PaymentMethod.CASH, NEXT_RECEIPT, NOON));
    }

    @Test
    void moreThanOnePersonMayRefundIsNotHandedBackByOne() {
        refuses(
                ProblemType.RETURN_ABOVE_LIMIT,
                new CancelMoneyWrite(ACCOUNT, IN, PaymentMethod.CASH),
                undelivered(PLENTY));
    }

    @Test
    void whatWasDeliveredAgainIsNotDeliveredTwice() {
        refuses(
                ProblemType.NOTHING_UNDELIVERED,
                new RedeliverCredit(ACCOUNT, OperationId.of("third"), IN, METER),
                Stream.concat(
                                Stream.of(undelivered(TWENTY)),
                                Stream.of(new TransferForwarded(ACCOUNT, SITE, METER, AGAIN, IN, OTHER, TWENTY, NOON)))
                        .toArray());
    }

    @Test
    void nothingThatWasNeverSentMovesAnything() {
        handling()
                .given(twoMetersAnd(requested(TWENTY)))
                .when(new CancelMoneyWrite(ACCOUNT, OUT, null))
                .expectEvents(Story.cancelled(OUT, MoneyWriteKind.TRANSFER_OUT, TWENTY));
    }

    @Test
    void aTransferNeedsTwoMetersOfTheAccountAndAnAmountAndAReason() {
        refuses(
                ProblemType.SAME_METER,
                new TransferCredit(ACCOUNT, METER, METER, OUT, IN, TWENTY, "why"),
                twoMetersAnd());
    }

    @Test
    void aMeterOfAnotherAccountReceivesNothing() {
        refuses(ProblemType.METER_NOT_ON_ACCOUNT, transfer(TWENTY), Story.hundredOnTheMeterAnd());
    }

    @Test
    void nothingIsNoTransfer() {
        refuses(ProblemType.MALFORMED_REQUEST, transfer(Money.ZERO), twoMetersAnd());
    }

    @Test
    void whatNoMeterMayHoldIsNotTakenOffOne() {
        refuses(ProblemType.HOARDING_LIMIT_EXCEEDED, transfer(Money.ofFen(10_000_001)), twoMetersAnd());
    }

    @Test
    void givenASuspension_thenNothingIsTransferred() {
        refuses(
                ProblemType.ACCOUNT_SUSPENDED,
                transfer(TWENTY),
                twoMetersAnd(new AccountSuspended(ACCOUNT, SITE, "away", NOON)));
    }

    @Test
    void givenASuspension_thenNothingIsSoldNorDeliveredAgain() {
        refuses(
                ProblemType.ACCOUNT_SUSPENDED,
                new SellCredit(ACCOUNT, METER, AGAIN, TWENTY, PaymentMethod.CASH, false),
                twoMetersAnd(new AccountSuspended(ACCOUNT, SITE, "away", NOON)));
    }

    private static Object[] undelivered(Money amount) {
        return twoMetersAnd(
                requested(amount),
                firstLegSent(amount),
                firstLegApplied(amount),
                forwarded(amount),
                secondLegRefused(amount, UndeliveredCause.HOARDING_LIMIT));
    }
}
