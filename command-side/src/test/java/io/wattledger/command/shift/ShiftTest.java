package io.wattledger.command.shift;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SALE;
import static io.wattledger.command.account.Story.SITE;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.shift.close.CloseShiftHandler;
import io.wattledger.command.shift.open.OpenShiftHandler;
import io.wattledger.command.shift.withdraw.WithdrawCashHandler;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.cashdesk.ReceiptKind;
import io.wattledger.kernel.command.CloseShift;
import io.wattledger.kernel.command.OpenShift;
import io.wattledger.kernel.command.TillCount;
import io.wattledger.kernel.command.WithdrawCash;
import io.wattledger.kernel.event.CashWithdrawn;
import io.wattledger.kernel.event.ReceiptEntered;
import io.wattledger.kernel.event.ShiftClosed;
import io.wattledger.kernel.event.ShiftOpened;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShiftTest {

    private static final ShiftId SHIFT = ShiftId.of("shift-1");
    private static final OperatorId CASHIER = OperatorId.of("cashier-1");
    private static final OperatorId OTHER = OperatorId.of("cashier-2");
    private static final Money FLOAT = Money.ofFen(20_000);

    private final FixtureConfiguration<Shift> fixture = new AggregateTestFixture<>(Shift.class);

    @BeforeEach
    void desk() {
        StandingClock clock = new StandingClock(NOON);
        fixture.registerAnnotatedCommandHandler(new OpenShiftHandler(fixture.getRepository(), clock))
                .registerAnnotatedCommandHandler(new WithdrawCashHandler(fixture.getRepository(), clock))
                .registerAnnotatedCommandHandler(new CloseShiftHandler(fixture.getRepository(), clock));
    }

    @Test
    void aShiftBeginsWithItsFloat() {
        fixture.givenNoPriorActivity()
                .when(new OpenShift(SHIFT, SITE, CASHIER, FLOAT))
                .expectEvents(opened());
    }

    @Test
    void aFloatBelowNothingIsRefused() {
        fixture.givenNoPriorActivity()
                .when(new OpenShift(SHIFT, SITE, CASHIER, Money.ofFen(-1)))
                .expectException(Refused.as(ProblemType.MALFORMED_REQUEST));
    }

    @Test
    void cashInAndOutAndWithdrawnIsExpected_andOtherWaysOfPayingAreNot() {
        fixture.given(dayAnd())
                .when(close(CASHIER, Money.ofFen(21_950), "a coin rolled away"))
                .expectResultMessagePayload(new TillCount(Money.ofFen(22_000)))
                .expectEvents(closed(22_000, 21_950, -50, "a coin rolled away", CASHIER));
    }

    @Test
    void aClosedShiftIsNeitherClosedAgainNorTouched() {
        Object[] over = dayAnd(closed(22_000, 22_000, 0, null, CASHIER));
        fixture.given(over)
                .when(close(CASHIER, Money.ZERO, null))
                .expectException(Refused.as(ProblemType.SHIFT_CLOSED));
        fixture.given(over).when(withdraw(1, CASHIER, false)).expectException(Refused.as(ProblemType.SHIFT_CLOSED));
    }

    @Test
    void somebodyElseClosesItOnlyAsASupervisor() {
        fixture.given(opened())
                .when(close(OTHER, FLOAT, null))
                .expectException(Refused.as(ProblemType.NOT_PERMITTED))
                .expectNoEvents();
        fixture.given(opened())
                .when(new CloseShift(SHIFT, FLOAT, null, OTHER, true))
                .expectEvents(closed(20_000, 20_000, 0, null, OTHER));
    }

    @Test
    void allOfTheCashCanBeWithdrawn_andNotAFenMore() {
        fixture.given(dayAnd())
                .when(withdraw(22_000, CASHIER, false))
                .expectResultMessagePayload(new TillCount(Money.ZERO));
        fixture.given(dayAnd())
                .when(withdraw(22_001, CASHIER, false))
                .expectException(Refused.as(ProblemType.NOT_ENOUGH_CASH))
                .expectNoEvents();
    }

    @Test
    void nothingIsNoWithdrawal_andSomebodyElsesTillIsLeftAlone() {
        fixture.given(opened())
                .when(withdraw(0, CASHIER, false))
                .expectException(Refused.as(ProblemType.MALFORMED_REQUEST));
        fixture.given(opened()).when(withdraw(1, OTHER, false)).expectException(Refused.as(ProblemType.NOT_PERMITTED));
    }

    /** Float 200.00, sold 100.00 in cash and 50.00 by WeChat, paid out 30.00, took 50.00 to the safe: 220.00 are left. */
    private static Object[] dayAnd(Object... more) {
        Object[] day = {
            opened(),
            entered(1, ReceiptKind.SALE, 10_000, PaymentMethod.CASH),
            entered(2, ReceiptKind.SALE, 5_000, PaymentMethod.WECHAT),
            entered(3, ReceiptKind.REFUND_PAYOUT, 3_000, PaymentMethod.CASH),
            new CashWithdrawn(SHIFT, SITE, Money.ofFen(5_000), "safe", CASHIER, NOON)
        };
        return Stream.concat(Stream.of(day), Stream.of(more)).toArray();
    }

    private static ShiftOpened opened() {
        return new ShiftOpened(SHIFT, SITE, CASHIER, FLOAT, NOON);
    }

    private static ReceiptEntered entered(long number, ReceiptKind kind, long fen, PaymentMethod method) {
        return new ReceiptEntered(SHIFT, SITE, CASHIER, ACCOUNT, SALE, number, kind, Money.ofFen(fen), method, NOON);
    }

    private static ShiftClosed closed(
            long expected, long counted, long difference, @Nullable String note, OperatorId by) {
        return new ShiftClosed(
                SHIFT, SITE, Money.ofFen(expected), Money.ofFen(counted), Money.ofFen(difference), note, by, NOON);
    }

    private static CloseShift close(OperatorId by, Money counted, @Nullable String note) {
        return new CloseShift(SHIFT, counted, note, by, false);
    }

    private static WithdrawCash withdraw(long fen, OperatorId by, boolean supervising) {
        return new WithdrawCash(SHIFT, Money.ofFen(fen), "safe", by, supervising);
    }
}
