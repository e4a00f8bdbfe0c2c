package io.wattledger.query.account;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a meter leaves the account.
 *
 * @param estimate what it is taken to hold, where two people settled that
 * @param held what it held when it was cleared, negative when overdrawn; absent until then
 * @param difference what was adopted as an adjustment because the estimate was wrong
 * @param replacedBy the meter that takes its place; absent where none does
 */
public record MeterDeparture(
        @Nullable Money estimate,
        @Nullable Money held,
        @Nullable Money difference,
        @Nullable MeterId replacedBy) {

    static final MeterDeparture BEGUN = new MeterDeparture(null, null, null, null);

    MeterDeparture estimated(Money balance) {
        return new MeterDeparture(balance, held, difference, replacedBy);
    }

    MeterDeparture cleared(Money balance) {
        return new MeterDeparture(estimate, balance, difference, replacedBy);
    }

    MeterDeparture inFavourOf(MeterId successor) {
        return new MeterDeparture(estimate, held, difference, successor);
    }

    MeterDeparture differing(Money adjustment) {
        return new MeterDeparture(estimate, held, adjustment, replacedBy);
    }
}
