package io.wattledger.kernel.port;

import org.jspecify.annotations.Nullable;

/** Recomputes the hashes that chain every event to the one before it in its stream. */
public interface ChainVerification {

    /** Walks all streams as they are now; takes time in proportion to the number of events. */
    Result verify();

    /**
     * What was found.
     *
     * @param streams streams walked
     * @param events events walked
     * @param firstFault the fault with the lowest global sequence, or null if every chain holds
     */
    record Result(long streams, long events, @Nullable Fault firstFault) {

        /** Whether every chain holds. */
        public boolean intact() {
            return firstFault == null;
        }
    }

    /**
     * The event at which a chain breaks.
     *
     * @param globalSequence its place among all events
     * @param stream identity of its aggregate
     * @param sequence its place within the stream, from 0
     * @param what what is wrong there
     */
    record Fault(long globalSequence, String stream, long sequence, Break what) {}

    /** Ways in which a chain can break. */
    enum Break {
        /** The event's content, or the one before it, is not what was stored. */
        HASH_MISMATCH,

        /** One or more events before this one are gone. */
        EVENT_MISSING,

        /** The event stands before its predecessor in the global order. */
        OUT_OF_ORDER
    }
}
