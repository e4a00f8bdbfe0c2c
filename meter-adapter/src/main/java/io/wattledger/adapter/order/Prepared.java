package io.wattledger.adapter.order;

import io.wattledger.adapter.wire.WriteRegisters;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Whether the frames of an order may be sent now. */
sealed interface Prepared {

    /** These frames set the state. */
    record Frames(List<WriteRegisters> inOrder) implements Prepared {}

    /** What the meter cannot hold back must not be sent yet. */
    record Early(Instant until) implements Prepared {}

    /** What decides it could not be read. */
    record Unread(String cause) implements Prepared {}

    /** Answers by the case that this is. */
    default <T> T fold(Function<Frames, T> frames, Function<Early, T> early, Function<Unread, T> unread) {
        if (this instanceof Frames it) {
            return frames.apply(it);
        }
        if (this instanceof Early it) {
            return early.apply(it);
        }
        return unread.apply((Unread) this);
    }
}
