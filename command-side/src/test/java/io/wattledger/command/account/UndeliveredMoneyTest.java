package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.APPROVAL;
import static io.wattledger.command.account.Story.CORRECTION;
import static io.wattledger.command.account.Story.HUNDRED;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NEXT_SALE;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.OPENING;
import static io.wattledger.command.account.Story.REFUND;
import static io.wattledger.command.account.Story.SALE;
import static io.wattledger.command.account.Story.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.account.cancel.CancelMoneyWriteHandler;
import io.wattledger.command.account.redeliver.RedeliverCreditHandler;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.CancelMoneyWrite;
import io.wattledger.kernel.command.OperationCancelled;
import io.wattledger.kernel.command.RedeliverCredit;
import io.wattledger.kernel.command.RedeliveryAccepted;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.problem.ProblemType;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class UndeliveredMoneyTest {

    private static final long NEXT_RECEIPT = 31;

    private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);

    private FixtureConfiguration<Account> handling() {
        StandingClock clock = new StandingClock(NOON);
        return fixture.registerAnnotatedCommandHandler(new CancelMoneyWriteHandler(
                        fixture.getRepository(), site -> NEXT_RECEIPT, Story.NO_SHIFT, MoneyRules.USUAL, clock))
                .registerAnnotatedCommandHandler(new RedeliverCreditHandler(
                        fixture.getRepository(), new MoneyPath(Story.devices()), MoneyRules.USUAL, clock));
    }

    private void refuses(ProblemType type, Object command, Object... given) {
        handling().given(given).when(command).expectException(Refused.as(type)).expectNoEvents();
    }

    private static CancelMoneyWrite cancel(OperationId operation) {
        return new CancelMoneyWrite(ACCOUNT, operation, null);
    }

    private static CancelMoneyWrite giveBack() {
        return new CancelMoneyWrite(ACCOUNT, SALE, PaymentMethod.CASH);
    }

    private static RedeliverCredit redeliver() {
        return new RedeliverCredit(ACCOUNT, NEXT_SALE, SALE, METER);
    }

    private static Object[] refusedSale(Object... more) {
        return Story.openAccountAnd(Stream.concat(
                        Stream.of(Story.sold(SALE, HUNDRED), Story.refused(SALE, MoneyWriteKind.SALE, HUNDRED)),
                        Stream.of(more))
                .toArray());
    }

    private static UndeliveredReturned returned() {
        return new UndeliveredReturned(
                ACCOUNT, SITE, METER, SALE, HUNDRED, HUNDRED, PaymentMethod.CASH, NEXT_RECEIPT, NOON);
    }

    private static CreditRedelivered redelivered() {
        return new CreditRedelivered(ACCOUNT, SITE, METER, NEXT_SALE, SALE, METER, HUNDRED, HUNDRED, NOON);
    }

    @Test
    void aSaleOfWhichNothingWasSentIsCancelledAndItsMoneyStaysWithUs() {
        handling()
                .given(Story.openAccountAnd(Story.sold(SALE, HUNDRED)))
                .when(cancel(SALE))
                .expectResultMessagePayload(new OperationCancelled(OperationState.CANCELLED, null, null))
                .expectEvents(Story.cancelled(SALE, MoneyWriteKind.SALE, HUNDRED))
                .expectState(account -> {
                    assertThat(account.ledger(METER).openWrites()).isEmpty();
                    assertThat(account.posting(SALE).state()).isEqualTo(Posting.State.UNDELIVERED);
                });
    }

    @Test
    void aSaleIsCancelledAndItsMoneyHandedBackAtOnce() {
        handling()
                .given(Story.openAccountAnd(Story.sold(SALE, HUNDRED)))
                .when(giveBack())
                .expectResultMessagePayload(new OperationCancelled(OperationState.CANCELLED, HUNDRED, NEXT_RECEIPT))
                .expectEvents(Story.cancelled(SALE, MoneyWriteKind.SALE, HUNDRED), returned());
    }

    @Test
    void moneyThatTheMeterRefusedIsHandedBack() {
        handling().given(refusedSale()).when(giveBack()).expectEvents(returned());
    }

    @Test
    void moneyIsHandedBackOnce() {
        refuses(ProblemType.NOTHING_UNDELIVERED, giveBack(), refusedSale(returned()));
    }

    @Test
    void onceAnIntentIsStoredNothingIsCancelled() {
        refuses(
                ProblemType.NOT_CANCELLABLE,
                cancel(SALE),
                Story.openAccountAnd(Story.sold(SALE, HUNDRED), Story.intended(1)));
    }

    @Test
    void whatWasTriedOnceIsNotHandedBackWhileItMayBeTriedAgain() {
        refuses(
                ProblemType.NOT_CANCELLABLE,
                giveBack(),
                Story.openAccountAnd(Story.sold(SALE, HUNDRED), Story.intended(1), Story.notApplied(1, NOON)));
    }

    @Test
    void whatEndedIsNotCancelled() {
        refuses(ProblemType.NOT_CANCELLABLE, cancel(SALE), refusedSale());
    }

    @Test
    void whatIsOnTheMeterIsNotHandedBack() {
        refuses(ProblemType.NOTHING_UNDELIVERED, giveBack(), Story.hundredOnTheMeterAnd());
    }

    @Test
    void anOpeningIsNotCancelled() {
        refuses(ProblemType.NOT_CANCELLABLE, cancel(OPENING), Story.opened(), Story.attached());
    }

    @Test
    void aRefundThatWaitsForASecondPersonIsWithdrawn() {
        handling()
                .given(Story.hundredOnTheMeterAnd(Story.refundRequested(null, APPROVAL)))
                .when(cancel(REFUND))
                .expectEvents(Story.cancelled(REFUND, MoneyWriteKind.REFUND, null))
                .expectState(
                        account -> assertThat(account.posting(REFUND).state()).isEqualTo(Posting.State.NOT_DONE));
    }

    @Test
    void aCorrectionThatIsWithdrawnLeavesItsOriginalApplied() {
        handling()
                .given(Story.hundredOnTheMeterAnd(
                        Story.correctionRequested(SALE, MoneyWriteKind.SALE_REVERSAL, HUNDRED)))
                .when(cancel(CORRECTION))
                .expectEvents(Story.cancelled(CORRECTION, MoneyWriteKind.SALE_REVERSAL, HUNDRED))
                .expectState(
                        account -> assertThat(account.posting(SALE).state()).isEqualTo(Posting.State.APPLIED));
    }

    @Test
    void undeliveredCreditIsTriedAgainByANewOperation() {
        handling()
                .given(refusedSale())
                .when(redeliver())
                .expectResultMessagePayload(new RedeliveryAccepted(NEXT_SALE, HUNDRED))
                .expectEvents(redelivered())
                .expectState(account -> {
                    assertThat(account.posting(SALE).state()).isEqualTo(Posting.State.REDELIVERED);
                    assertThat(account.ledger(METER).nextWrite())
                            .hasValueSatisfying(
                                    write -> assertThat(write.amount()).isEqualTo(HUNDRED));
                });
    }

    @Test
    void whatWasRedeliveredIsNeitherRedeliveredAgainNorHandedBack() {
        refuses(ProblemType.NOTHING_UNDELIVERED, redeliver(), refusedSale(redelivered()));
    }

    @Test
    void whatWasRedeliveredIsNotHandedBack() {
        refuses(ProblemType.NOTHING_UNDELIVERED, giveBack(), refusedSale(redelivered()));
    }

    @Test
    void whatIsOnItsWayIsNotRedelivered() {
        refuses(ProblemType.NOTHING_UNDELIVERED, redeliver(), Story.openAccountAnd(Story.sold(SALE, HUNDRED)));
    }

    @Test
    void aMeterOfSomebodyElseReceivesNothing() {
        refuses(
                ProblemType.METER_NOT_ON_ACCOUNT,
                new RedeliverCredit(ACCOUNT, NEXT_SALE, SALE, MeterId.of("meter-9")),
                refusedSale());
    }
}
