package io.wattledger.query.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.Observation.MeterRead;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a meter said at an instant; kept when it differs from what it said before.
 *
 * @param at when it was read
 * @param balance its balance
 * @param purchaseCount its purchase count
 * @param relayClosed whether its contacts were closed
 * @param energy its energy registers, where this poll read them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reading(
        Instant at,
        Money balance,
        int purchaseCount,
        boolean relayClosed,
        @Nullable EnergyRegisters energy) {

    /** The reading that an answer to a poll is. */
    static Reading of(MeterRead read) {
        return new Reading(
                read.at(),
                read.fast().balance(),
                read.fast().count(),
                read.fast().relayClosed(),
                read.energy());
    }

    /** This reading with the energy of an earlier one, if it has none of its own. */
    Reading keepingEnergyOf(@Nullable Reading earlier) {
        return energy != null || earlier == null
                ? this
                : new Reading(at, balance, purchaseCount, relayClosed, earlier.energy);
    }

    /** Whether this tells nothing that the earlier one did not tell. */
    boolean repeats(@Nullable Reading earlier) {
        return earlier != null
                && balance.equals(earlier.balance)
                && purchaseCount == earlier.purchaseCount
                && relayClosed == earlier.relayClosed
                && (energy == null || energy.equals(earlier.energy));
    }
}
