package io.wattledger.adapter.link;

import io.wattledger.adapter.wire.RequestPdu;
import java.util.function.Consumer;

/**
 * One bus as a connection reaches it. Everything except {@link #execute} happens on the line's own thread, so that who uses it needs no
 * locks.
 */
public interface Line {

    /** Begins to dial; goes on until the line is closed. */
    void open();

    /**
     * Sends one request, once, and calls back with what became of it. Exactly one exchange is under way at any time.
     *
     * @param unit slave address, 1 to 247
     * @throws IllegalStateException if another exchange is under way
     */
    void exchange(int unit, RequestPdu request, Consumer<BusAnswer> then);

    /** Whether a connection is open. */
    boolean isUp();

    /** Breaks the connection and dials again: the bus behind it looks dead. */
    void reconnect(String cause);

    /** Runs a task on the line's thread, from any thread. */
    void execute(Runnable task);

    /** Runs a task on the line's thread after a while; not at all once the line is closed. */
    void after(long delayMillis, Runnable task);

    /** Milliseconds of a clock that only goes forward; its zero means nothing. */
    long monotonicMillis();

    /** Ends the connection for good. An exchange under way ends as cut. */
    void close();

    /** Hears of the connection; called on the line's thread. */
    interface Listener {

        /** A connection is open and quiet. */
        void up();

        /** The connection is gone, or dialling failed again. */
        void down(String cause);
    }
}
