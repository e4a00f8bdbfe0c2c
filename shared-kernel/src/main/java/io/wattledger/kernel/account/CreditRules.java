package io.wattledger.kernel.account;

import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;

/**
 * Where the warning levels of a balance that we hold lie.
 *
 * @param alarm1 a balance below this is alarm 1
 * @param alarm2 a balance below this is alarm 2
 * @param overdraft how far below zero the balance may go before it is in arrears
 * @param closePermit the least balance at which arrears end
 */
public record CreditRules(Money alarm1, Money alarm2, Money overdraft, Money closePermit) {

    /** The levels that hold where a site has none of its own. */
    public static final CreditRules USUAL =
            new CreditRules(Money.ofFen(5_000), Money.ofFen(2_000), Money.ZERO, Money.ofFen(1));

    /** The level of a balance; arrears begin and end at different balances, so that the relay does not flutter. */
    public CreditLevel levelOf(MicroYuan balance, CreditLevel before) {
        boolean usedUp = balance.compareTo(MicroYuan.of(overdraft.negated())) <= 0;
        boolean stillUsedUp = before == CreditLevel.ARREARS && balance.compareTo(MicroYuan.of(closePermit)) < 0;
        if (usedUp || stillUsedUp) {
            return CreditLevel.ARREARS;
        }
        if (balance.compareTo(MicroYuan.of(alarm2)) < 0) {
            return CreditLevel.ALARM_2;
        }
        return balance.compareTo(MicroYuan.of(alarm1)) < 0 ? CreditLevel.ALARM_1 : CreditLevel.NORMAL;
    }
}
