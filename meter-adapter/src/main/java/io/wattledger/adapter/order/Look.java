package io.wattledger.adapter.order;

import io.wattledger.adapter.wire.Frame;
import java.time.Instant;
import java.util.function.Function;

/** What a meter shows of an order that sets a state. */
sealed interface Look {

    /** The state ordered is there. */
    record Shown(Frame readBack) implements Look {}

    /** The meter has it and will make it count by itself. */
    record Staged(Instant activeAt) implements Look {}

    /** Another state is there. */
    record Other() implements Look {}

    /** Nothing could be read. */
    record Unread(String cause) implements Look {}

    /** Answers by the case that this is. */
    default <T> T fold(
            Function<Shown, T> shown,
            Function<Staged, T> staged,
            Function<Other, T> other,
            Function<Unread, T> unread) {
        if (this instanceof Shown it) {
            return shown.apply(it);
        }
        if (this instanceof Staged it) {
            return staged.apply(it);
        }
        if (this instanceof Other it) {
            return other.apply(it);
        }
        return unread.apply((Unread) this);
    }
}
