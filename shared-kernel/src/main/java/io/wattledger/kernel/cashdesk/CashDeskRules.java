package io.wattledger.kernel.cashdesk;

import io.wattledger.kernel.money.Money;

/**
 * What holds at the cash desks of a site.
 *
 * @param shiftsRequired whether cash is taken and given only in an open shift
 * @param tillLimit the most cash that a till may hold; nothing for no limit
 * @param serviceFee what is kept of every sale
 */
public record CashDeskRules(boolean shiftsRequired, Money tillLimit, ServiceFee serviceFee) {

    /** No shift is needed, a till holds any amount, and nothing is kept. */
    public static final CashDeskRules NONE = new CashDeskRules(false, Money.ZERO, ServiceFee.NONE);

    /** Whether a till that holds this much cash holds more than it may. */
    public boolean isTooMuch(Money cash) {
        return tillLimit.isPositive() && cash.exceeds(tillLimit);
    }
}
