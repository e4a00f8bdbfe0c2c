package io.wattledger.kernel.device;

import java.util.function.Function;

/** What the read-back after an order that sets a state shows. */
public sealed interface OrderVerdict {

    /** The state read back is the state ordered. */
    record Verified() implements OrderVerdict {}

    /** The meter refused for good, for example with an exception. */
    record Refused(String code) implements OrderVerdict {}

    /** Nothing could be read that decides; the order may be sent again, since it sets a state. */
    record Undecided(String cause) implements OrderVerdict {}

    /** Answers by the case that this is. */
    default <T> T fold(Function<Verified, T> verified, Function<Refused, T> refused, Function<Undecided, T> undecided) {
        if (this instanceof Verified it) {
            return verified.apply(it);
        }
        if (this instanceof Refused it) {
            return refused.apply(it);
        }
        return undecided.apply((Undecided) this);
    }
}
