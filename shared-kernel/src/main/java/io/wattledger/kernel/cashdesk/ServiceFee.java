package io.wattledger.kernel.cashdesk;

import io.wattledger.kernel.money.Money;

/**
 * What is kept of every sale for the service: thousandths of what is paid, or a fixed amount.
 *
 * @param permille thousandths of what is paid; 0 where the fee is fixed
 * @param fixed the fixed amount; nothing where the fee is a share
 */
public record ServiceFee(int permille, Money fixed) {

    /** Nothing is kept. */
    public static final ServiceFee NONE = new ServiceFee(0, Money.ZERO);

    private static final int WHOLE = 1000;

    /** The fee of a payment, rounded down to the fen. */
    public Money of(Money paid) {
        return fixed.plus(Money.ofFen(Math.multiplyExact(paid.fen(), permille) / WHOLE));
    }
}
