package io.wattledger.command.account.sell;

import io.wattledger.command.account.Debts;
import io.wattledger.command.account.Debts.Share;
import io.wattledger.kernel.cashdesk.ServiceFee;
import io.wattledger.kernel.money.Money;
import java.time.YearMonth;
import java.util.List;

/**
 * What becomes of a payment: paid = service fee + debt share + credited, to the fen. Every part is rounded down, so the remainder is
 * credited; debts leave at least one fen of it, so that there is always a write that the meter can confirm.
 *
 * @param paid what the customer pays
 * @param serviceFee kept as a fee
 * @param debtShares kept towards each old debt
 */
record Split(Money paid, Money serviceFee, List<Share> debtShares) {

    private static final Money LEAST_CREDITED = Money.ofFen(1);

    static Split of(Money paid, ServiceFee fee, Debts debts, YearMonth month) {
        Money serviceFee = fee.of(paid);
        Money room = paid.minus(serviceFee).minus(LEAST_CREDITED);
        return new Split(paid, serviceFee, debts.sharesOf(paid, room, month));
    }

    Money debtShare() {
        return debtShares.stream().map(Share::amount).reduce(Money.ZERO, Money::plus);
    }

    /** What the meter is to receive; nothing, or less, where the fee is more than what is paid. */
    Money credited() {
        return paid.minus(serviceFee).minus(debtShare());
    }
}
