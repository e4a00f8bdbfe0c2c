package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.REFUND;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.read;

import io.wattledger.command.StandingClock;
import io.wattledger.command.account.write.ReportMoneyWriteHandler;
import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.command.ReportMoneyWrite;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.MoneyWriteVerdict.RefusedByMeter;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.MoneyWriteNotApplied;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.money.Money;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The meter was to give all that it held when it was read, and holds less by the time it is written. */
class RefundOfAllTest {

    private static final int INSUFFICIENT_BALANCE = 0x50;
    private static final Money READ = Money.ofFen(9_990);
    private static final MeterMoneySnapshot FOUND = read(BASE + 2, 9_989);

    @Test
    void itIsTriedAgainWithAFreshReading() {
        whenRefused(1, null, intended(1)).expectEvents(notApplied(1));
    }

    @Test
    void itIsGivenUpAfterTheLastAttempt() {
        whenRefused(3, null, intended(1), notApplied(1), intended(2), notApplied(2), intended(3))
                .expectEvents(refused());
    }

    @Test
    void aRefundOfAnAmountIsRefusedAtOnce() {
        whenRefused(1, READ, intended(1)).expectEvents(refused());
    }

    private static ResultValidator<Account> whenRefused(int attempt, @Nullable Money asked, Object... writing) {
        AggregateTestFixture<Account> fixture = new AggregateTestFixture<>(Account.class);
        StandingClock clock = new StandingClock(NOON);
        return fixture.registerAnnotatedCommandHandler(new ReportMoneyWriteHandler(
                        fixture.getRepository(), Story.departing(clock), MoneyRules.USUAL, clock))
                .given(Story.hundredOnTheMeterAnd(Story.refundRequested(asked, null)))
                .andGiven(writing)
                .when(new ReportMoneyWrite(
                        ACCOUNT,
                        METER,
                        REFUND,
                        attempt,
                        new RefusedByMeter(INSUFFICIENT_BALANCE, FOUND),
                        Story.evidence(attempt)));
    }

    private static MoneyWriteIntended intended(int attempt) {
        return Story.intended(REFUND, MoneyWriteKind.REFUND, attempt, READ, read(BASE + 2, READ.fen()));
    }

    private static MoneyWriteNotApplied notApplied(int attempt) {
        return new MoneyWriteNotApplied(
                ACCOUNT,
                SITE,
                METER,
                REFUND,
                MoneyWriteKind.REFUND,
                attempt,
                FOUND,
                Story.evidence(attempt),
                NOON.plus(MoneyRules.USUAL.delayAfter(attempt)));
    }

    private static MoneyWriteRefused refused() {
        return new MoneyWriteRefused(
                ACCOUNT,
                SITE,
                METER,
                REFUND,
                MoneyWriteKind.REFUND,
                READ,
                UndeliveredCause.REFUSED_BY_METER,
                INSUFFICIENT_BALANCE,
                FOUND,
                NOON);
    }
}
