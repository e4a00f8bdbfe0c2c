package io.wattledger.command.account.fee;

import io.wattledger.command.account.Account;
import io.wattledger.command.account.HeldFacts;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.time.YearMonth;

/** The fixed fees of the business months that have begun and were not charged yet. */
final class FeesDue {

    private FeesDue() {}

    /** Charges them up to a month, each by itself: a level that is crossed is crossed by one of them. */
    static void charge(Account account, YearMonth begun, Instant now) {
        account.held().fee().ifPresent(fee -> {
            Money amount = fee.perMeter()
                    ? Money.ofFen(Math.multiplyExact(
                            fee.perMonth().fen(), account.meters().size()))
                    : fee.perMonth();
            for (YearMonth month = fee.chargedTo().plusMonths(1); !month.isAfter(begun); month = month.plusMonths(1)) {
                account.record(new HeldFacts(account, now).feeCharged(month, amount));
            }
        });
    }
}
