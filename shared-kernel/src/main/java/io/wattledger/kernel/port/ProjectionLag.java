package io.wattledger.kernel.port;

import java.util.List;

/** How far the read models are behind the event store. */
public interface ProjectionLag {

    /** Every projection that this process runs. */
    List<Projection> projections();

    /**
     * One projection.
     *
     * @param name its name
     * @param coveredSequence global sequence up to which every event is in its documents; 0 before the first
     * @param headSequence global sequence of the last event stored; 0 in an empty store
     * @param rebuilding whether it is being built anew and has not caught up yet
     * @param failed whether it stopped at an event and tries that again and again
     */
    record Projection(String name, long coveredSequence, long headSequence, boolean rebuilding, boolean failed) {

        /** How many places of the global sequence it is behind, at most: rolled back transactions leave places empty. */
        public long behind() {
            return Math.max(0, headSequence - coveredSequence);
        }
    }
}
