package io.wattledger.command.account;

import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A meter that leaves the account, or has left it.
 *
 * @param meterId the meter
 * @param order the clearing that was ordered last; absent for a meter whose purse was never opened
 * @param estimate what it is taken to hold, where two people settled that
 * @param held what it held when it was cleared; absent until then
 */
public record Departure(
        MeterId meterId,
        @Nullable ClearingOrdered order,
        @Nullable Money estimate,
        @Nullable Money held) {

    static Departure of(MeterId meter) {
        return new Departure(meter, null, null, null);
    }

    /** What it counts for: what it held, or is taken to hold; empty while neither is known. */
    public Optional<Money> worth() {
        return Optional.ofNullable(held == null ? estimate : held);
    }

    /** Whether the meter itself, and no estimate, told what it held. */
    public boolean isCleared() {
        return held != null;
    }

    Departure ordered(ClearingOrdered next) {
        return new Departure(meterId, next, estimate, held);
    }

    Departure estimated(Money balance) {
        return new Departure(meterId, order, balance, held);
    }

    Departure cleared(Money balance) {
        return new Departure(meterId, order, estimate, balance);
    }
}
