package io.wattledger.command.account;

import io.wattledger.kernel.device.TierPosition;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.ReplacementStarted;
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
 * @param tiers where it stood within the tiers when it was read for the last time; absent if nobody knows
 * @param replacement the meter that is to take its place; absent where none is
 * @param isReplaced whether that one has taken its place
 */
public record Departure(
        MeterId meterId,
        @Nullable ClearingOrdered order,
        @Nullable Money estimate,
        @Nullable Money held,
        @Nullable TierPosition tiers,
        @Nullable ReplacementStarted replacement,
        boolean isReplaced) {

    static Departure of(MeterId meter) {
        return new Departure(meter, null, null, null, null, null, false);
    }

    /** What it counts for: what it held, or is taken to hold; empty while neither is known. */
    public Optional<Money> worth() {
        return Optional.ofNullable(held == null ? estimate : held);
    }

    /** Whether the meter itself, and no estimate, told what it held. */
    public boolean isCleared() {
        return held != null;
    }

    /** The meter that can take its place now: what this one counts for is known. */
    public Optional<ReplacementStarted> successor() {
        return isReplaced || worth().isEmpty() ? Optional.empty() : Optional.ofNullable(replacement);
    }

    Departure ordered(ClearingOrdered next) {
        return new Departure(meterId, next, estimate, held, tiers, replacement, isReplaced);
    }

    Departure estimated(Money balance) {
        return new Departure(meterId, order, balance, held, tiers, replacement, isReplaced);
    }

    Departure cleared(Money balance) {
        return new Departure(meterId, order, estimate, balance, tiers, replacement, isReplaced);
    }

    Departure read(@Nullable TierPosition position) {
        return new Departure(meterId, order, estimate, held, position, replacement, isReplaced);
    }

    Departure succeededBy(ReplacementStarted successor) {
        return new Departure(meterId, order, estimate, held, tiers, successor, isReplaced);
    }

    Departure replaced() {
        return new Departure(meterId, order, estimate, held, tiers, replacement, true);
    }
}
