package io.wattledger.kernel.device;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.wattledger.kernel.money.Money;
import java.util.function.Function;

/**
 * What the read-back after a money write shows: one case for each row of the decision table. A new case does not compile until
 * every {@link #fold} has an answer for it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
public sealed interface MoneyWriteVerdict {

    /** The record bears our transaction: applied exactly once. */
    @JsonTypeName("applied")
    record Applied(MeterMoneySnapshot after) implements MoneyWriteVerdict {}

    /**
     * The record bears our transaction, which cleared and closed the purse.
     *
     * @param balance what the meter held just before, by its own record
     * @param after what it said afterwards
     * @param reading the last that was read of it
     */
    @JsonTypeName("cleared")
    record Cleared(Money balance, MeterMoneySnapshot after, FinalReading reading) implements MoneyWriteVerdict {}

    /** The count stands where it stood and the meter enforces counts: nothing was applied and nothing late can be. */
    @JsonTypeName("not-applied")
    record NotApplied(MeterMoneySnapshot found) implements MoneyWriteVerdict {}

    /** The meter acknowledged and refused for good; its money is untouched. */
    @JsonTypeName("refused")
    record RefusedByMeter(int resultCode, MeterMoneySnapshot found) implements MoneyWriteVerdict {}

    /** Somebody else wrote, or the meter is another one. */
    @JsonTypeName("contradicted")
    record Contradicted(String cause, int foundCount, Money foundBalance) implements MoneyWriteVerdict {}

    /** Nothing could be read that decides. */
    @JsonTypeName("undecided")
    record Undecided(String cause) implements MoneyWriteVerdict {}

    /** Answers by the case that this is. */
    default <T> T fold(
            Function<Applied, T> applied,
            Function<Cleared, T> cleared,
            Function<NotApplied, T> notApplied,
            Function<RefusedByMeter, T> refused,
            Function<Contradicted, T> contradicted,
            Function<Undecided, T> undecided) {
        if (this instanceof Applied it) {
            return applied.apply(it);
        }
        if (this instanceof Cleared it) {
            return cleared.apply(it);
        }
        if (this instanceof NotApplied it) {
            return notApplied.apply(it);
        }
        if (this instanceof RefusedByMeter it) {
            return refused.apply(it);
        }
        if (this instanceof Contradicted it) {
            return contradicted.apply(it);
        }
        return undecided.apply((Undecided) this);
    }
}
