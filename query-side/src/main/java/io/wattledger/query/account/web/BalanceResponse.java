package io.wattledger.query.account.web;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.account.PurseView;
import io.wattledger.query.account.PurseView.OnMeter;
import io.wattledger.query.account.PurseView.Quarantine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account has; never one number.
 *
 * @param accountId the account
 * @param meters one line for each meter
 */
record BalanceResponse(AccountId accountId, List<Line> meters) {

    /**
     * One meter's money. {@code sold = confirmed + inFlight + unknown + undelivered + returned}.
     *
     * @param meterId the meter
     * @param open whether its purse is open
     * @param openingBalance balance moved from an old meter
     * @param sold net credited by all accepted sales, less those that were reversed
     * @param confirmed the part proved to be on the meter
     * @param inFlight the part on its way
     * @param unknown the part of which nobody knows
     * @param undelivered the part that is with us and will not be written
     * @param returned the part that never reached the meter and was handed back
     * @param refunded credit taken off the meter by refunds, less those that were reversed
     * @param onMeter the balance that the meter showed
     * @param observedAt when it showed that
     * @param purchaseCount the count that it showed together with it
     * @param quarantine why no money is written to it; absent while all is well
     */
    record Line(
            MeterId meterId,
            boolean open,
            Money openingBalance,
            Money sold,
            Money confirmed,
            Money inFlight,
            Money unknown,
            Money undelivered,
            Money returned,
            Money refunded,
            @Nullable Money onMeter,
            @Nullable Instant observedAt,
            @Nullable Integer purchaseCount,
            @Nullable Quarantine quarantine) {

        static Line of(PurseView purse, @Nullable OnMeter seen) {
            return new Line(
                    purse.meterId(),
                    purse.open(),
                    purse.openingBalance(),
                    purse.sold(),
                    purse.confirmed(),
                    purse.inFlight(),
                    purse.unknown(),
                    purse.undelivered(),
                    purse.returned(),
                    purse.refunded(),
                    seen == null ? null : seen.balance(),
                    seen == null ? null : seen.observedAt(),
                    seen == null ? null : Integer.valueOf(seen.purchaseCount()),
                    purse.quarantine());
        }
    }
}
