package io.wattledger.query.shift;

import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shift: what its till had, took and gave.
 *
 * @param id the shift
 * @param siteId its site
 * @param operatorId the cashier
 * @param state how it stands
 * @param openedAt when it began
 * @param sequence global sequence of its beginning
 * @param openingFloat the cash in the till then
 * @param totals what was taken and given, for each way of paying that occurred
 * @param withdrawals cash taken out of the till meanwhile
 * @param count the till as it was counted; absent while the shift is open
 */
public record ShiftView(
        ShiftId id,
        SiteId siteId,
        OperatorId operatorId,
        State state,
        Instant openedAt,
        long sequence,
        Money openingFloat,
        List<MethodTotal> totals,
        List<Withdrawal> withdrawals,
        @Nullable Count count) {

    /** How a shift stands. */
    public enum State {
        /** It takes receipts. */
        OPEN,
        /** Its till was counted. */
        CLOSED
    }

    /**
     * What was taken and given in one way of paying.
     *
     * @param paymentMethod the way
     * @param receipts how many receipts
     * @param taken the money that came in
     * @param given the money that went out
     */
    public record MethodTotal(PaymentMethod paymentMethod, int receipts, Money taken, Money given) {}

    /**
     * Cash taken out of the till.
     *
     * @param amount how much
     * @param reason why, or where to
     * @param withdrawnBy who took it
     * @param at when
     */
    public record Withdrawal(Money amount, String reason, OperatorId withdrawnBy, Instant at) {}

    /**
     * A till that was counted.
     *
     * @param expected what it had to hold
     * @param counted what it held
     * @param difference counted - expected
     * @param note what the cashier said about it
     * @param closedBy who closed the shift
     * @param closedAt when
     */
    public record Count(
            Money expected,
            Money counted,
            Money difference,
            @Nullable String note,
            OperatorId closedBy,
            Instant closedAt) {}

    /** Cash that came in. */
    public Money cashIn() {
        return cash().taken();
    }

    /** Cash that went out to customers. */
    public Money cashOut() {
        return cash().given();
    }

    /** Cash that was taken into the safe. */
    public Money withdrawn() {
        return withdrawals.stream().map(Withdrawal::amount).reduce(Money.ZERO, Money::plus);
    }

    /** What the till must hold by these: opening float + cash in - cash out - withdrawn. */
    public Money expected() {
        return openingFloat.plus(cashIn()).minus(cashOut()).minus(withdrawn());
    }

    private MethodTotal cash() {
        return totalOf(PaymentMethod.CASH);
    }

    private MethodTotal totalOf(PaymentMethod method) {
        return totals.stream()
                .filter(total -> total.paymentMethod() == method)
                .findFirst()
                .orElse(new MethodTotal(method, 0, Money.ZERO, Money.ZERO));
    }

    /** The shift after one more receipt. */
    ShiftView receiving(PaymentMethod method, boolean incoming, Money amount) {
        MethodTotal was = totalOf(method);
        List<MethodTotal> all = new ArrayList<>(totals);
        all.remove(was);
        all.add(new MethodTotal(
                method,
                was.receipts() + 1,
                incoming ? was.taken().plus(amount) : was.taken(),
                incoming ? was.given() : was.given().plus(amount)));
        all.sort(Comparator.comparing(MethodTotal::paymentMethod));
        return with(all, withdrawals);
    }

    /** The shift after cash was taken out. */
    ShiftView after(Withdrawal withdrawal) {
        List<Withdrawal> all = new ArrayList<>(withdrawals);
        all.add(withdrawal);
        return with(totals, all);
    }

    /** The shift after its till was counted. */
    ShiftView counted(Count found) {
        return new ShiftView(
                id, siteId, operatorId, State.CLOSED, openedAt, sequence, openingFloat, totals, withdrawals, found);
    }

    private ShiftView with(List<MethodTotal> nowTotals, List<Withdrawal> nowWithdrawals) {
        return new ShiftView(
                id,
                siteId,
                operatorId,
                state,
                openedAt,
                sequence,
                openingFloat,
                List.copyOf(nowTotals),
                List.copyOf(nowWithdrawals),
                count);
    }
}
