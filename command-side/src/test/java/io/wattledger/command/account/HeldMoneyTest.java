package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.APPROVAL;
import static io.wattledger.command.account.Story.CORRECTION;
import static io.wattledger.command.account.Story.HUNDRED;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NEXT_SALE;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.REFUND;
import static io.wattledger.command.account.Story.SALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattledger.command.StandingClock;
import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.AgreeMonthlyFee;
import io.wattledger.kernel.command.CancelMoneyWrite;
import io.wattledger.kernel.command.ChargeMonthlyFees;
import io.wattledger.kernel.command.CorrectionAccepted;
import io.wattledger.kernel.command.PayOutRefund;
import io.wattledger.kernel.command.RefundAccepted;
import io.wattledger.kernel.command.RequestCorrection;
import io.wattledger.kernel.command.RequestRefund;
import io.wattledger.kernel.command.SaleAccepted;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.event.FeeCharged;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Duration;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money of an account whose balance we hold: it takes effect at once, and is judged by that balance. */
class HeldMoneyTest {

    private static final Money FORTY = Money.ofFen(4_000);

    private final StandingClock clock = new StandingClock(NOON);
    private final HeldInMemory account = new HeldInMemory(clock, new TariffPlan.Flat(Price.parse("0.6500")), 1, 1);

    @AfterEach
    void end() {
        account.close();
    }

    private @Nullable Object sell(OperationId operation, Money paid) {
        return account.send(new SellCredit(ACCOUNT, METER, operation, paid, PaymentMethod.CASH, false));
    }

    private @Nullable Object refund(@Nullable Money amount) {
        return account.send(
                new RequestRefund(ACCOUNT, METER, REFUND, amount, "moves out", APPROVAL, OperatorId.of("clerk")));
    }

    private void refuses(ProblemType type, Runnable command) {
        int before = account.facts().size();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(command::run)
                .satisfies(refused -> assertThat(refused.refusal().type()).isEqualTo(type));
        assertThat(account.facts()).as("a refusal stores nothing").hasSize(before);
    }

    @Test
    void aSaleIsConfirmedWhenItIsAcceptedAndEndsTheArrears() {
        assertThat(account.level()).isEqualTo(CreditLevel.ARREARS);

        assertThat(sell(SALE, HUNDRED))
                .isEqualTo(new SaleAccepted(SALE, 1, Money.ZERO, Money.ZERO, HUNDRED, OperationState.CONFIRMED));

        assertThat(account.facts().stream().map(fact -> fact.getClass().getSimpleName()))
                .containsExactly("CreditSold", "MoneyBooked", "CreditLevelChanged");
        assertThat(account.balance()).isEqualTo(MicroYuan.of(HUNDRED));
        assertThat(account.level()).isEqualTo(CreditLevel.NORMAL);
    }

    @Test
    void levelsAreCrossedByWhatIsLeft() {
        sell(SALE, HUNDRED);
        account.adjust(Money.ofFen(-5_000));
        assertThat(account.level()).as("50.00 is not below 50.00").isEqualTo(CreditLevel.NORMAL);
        account.adjust(Money.ofFen(-1));
        assertThat(account.level()).isEqualTo(CreditLevel.ALARM_1);
        account.adjust(Money.ofFen(-3_000));
        assertThat(account.level()).isEqualTo(CreditLevel.ALARM_2);
        account.adjust(Money.ofFen(-1_999));
        assertThat(account.level()).isEqualTo(CreditLevel.ARREARS);
    }

    @Test
    void aSaleThatWouldExceedTheHoardingLimitTogetherWithTheBalanceIsRefused() {
        for (int sale = 0; sale < 2; sale++) {
            sell(OperationId.of("large-" + sale), Money.ofFen(4_900_000 + sale));
        }
        refuses(ProblemType.HOARDING_LIMIT_EXCEEDED, () -> sell(SALE, Money.ofFen(200_000)));
    }

    @Test
    void aRefundIsTakenOffAtOnceAndCanBePaidOut() {
        sell(SALE, HUNDRED);

        assertThat(refund(FORTY)).isEqualTo(new RefundAccepted(REFUND, OperationState.CONFIRMED, null));
        assertThat(account.balance()).isEqualTo(MicroYuan.of(Money.ofFen(6_000)));
        account.send(new PayOutRefund(ACCOUNT, REFUND, PaymentMethod.CASH));
        assertThat(account.facts(RefundPaidOut.class))
                .singleElement()
                .satisfies(paid -> assertThat(paid.amount()).isEqualTo(FORTY));
    }

    @Test
    void aRefundOfAllIsWhatThereIs() {
        sell(SALE, HUNDRED);
        account.adjust(Money.ofFen(-1));

        refund(null);

        assertThat(account.facts(MoneyBooked.class))
                .last()
                .satisfies(booked -> assertThat(booked.amount()).isEqualTo(Money.ofFen(9_999)));
        assertThat(account.balance()).isEqualTo(MicroYuan.ZERO);
        assertThat(account.level()).isEqualTo(CreditLevel.ARREARS);
    }

    @Test
    void moreThanThereIsIsNotRefunded() {
        sell(SALE, HUNDRED);
        refuses(ProblemType.INSUFFICIENT_BALANCE, () -> refund(Money.ofFen(10_001)));
    }

    @Test
    void nothingIsRefundedWhereThereIsNothing() {
        refuses(ProblemType.INSUFFICIENT_BALANCE, () -> refund(null));
    }

    @Test
    void aSaleIsReversedAtOnceUnlessItsCreditIsUsed() {
        sell(SALE, HUNDRED);
        sell(NEXT_SALE, FORTY);
        assertThat(account.send(new RequestCorrection(
                        ACCOUNT, CORRECTION, NEXT_SALE, "wrong room", APPROVAL, OperatorId.of("clerk"))))
                .isEqualTo(new CorrectionAccepted(
                        CORRECTION, METER, MoneyWriteKind.SALE_REVERSAL, FORTY, OperationState.CONFIRMED, null));
        assertThat(account.balance()).isEqualTo(MicroYuan.of(HUNDRED));
        refuses(
                ProblemType.ALREADY_CORRECTED,
                () -> account.send(new RequestCorrection(
                        ACCOUNT, OperationId.of("again"), NEXT_SALE, "wrong room", APPROVAL, OperatorId.of("clerk"))));

        account.adjust(Money.ofFen(-1));
        refuses(
                ProblemType.INSUFFICIENT_BALANCE,
                () -> account.send(new RequestCorrection(
                        ACCOUNT, OperationId.of("late"), SALE, "wrong room", APPROVAL, OperatorId.of("clerk"))));
    }

    @Test
    void aSaleThatTookEffectCannotBeCancelled() {
        sell(SALE, HUNDRED);
        refuses(ProblemType.NOT_CANCELLABLE, () -> account.send(new CancelMoneyWrite(ACCOUNT, SALE, null)));
    }

    @Test
    void anAdjustmentMayGoBelowZeroButNotByNothing() {
        account.adjust(Money.ofFen(-300));
        assertThat(account.balance()).isEqualTo(MicroYuan.of(Money.ofFen(-300)));
    }

    @Test
    void theFixedFeeIsDueFromTheNextBusinessMonthOnAndOncePerMonth() {
        account.send(new AgreeMonthlyFee(ACCOUNT, Money.ofFen(1_500), false));
        account.send(new ChargeMonthlyFees(ACCOUNT, YearMonth.of(2026, 5)));
        assertThat(account.facts(FeeCharged.class)).isEmpty();

        account.send(new ChargeMonthlyFees(ACCOUNT, YearMonth.of(2026, 7)));
        account.send(new ChargeMonthlyFees(ACCOUNT, YearMonth.of(2026, 7)));

        assertThat(account.facts(FeeCharged.class).stream().map(FeeCharged::month))
                .containsExactly(YearMonth.of(2026, 6), YearMonth.of(2026, 7));
        assertThat(account.balance()).as("arrears are possible").isEqualTo(MicroYuan.of(Money.ofFen(-3_000)));
    }

    @Test
    void aNewFeeLeavesWhatWasDueBeforeAsItWasAgreed() {
        account.send(new AgreeMonthlyFee(ACCOUNT, Money.ofFen(1_500), true));
        clock.advance(Duration.ofDays(61));
        account.send(new AgreeMonthlyFee(ACCOUNT, Money.ZERO, false));
        account.send(new ChargeMonthlyFees(ACCOUNT, YearMonth.of(2026, 12)));

        assertThat(account.facts(FeeCharged.class).stream().map(FeeCharged::month))
                .containsExactly(YearMonth.of(2026, 6), YearMonth.of(2026, 7));
    }
}
