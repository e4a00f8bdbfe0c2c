package io.wattledger.kernel.port;

import org.jspecify.annotations.Nullable;

/** How far the read models are behind the event store; for health and readiness. */
@FunctionalInterface
public interface ProjectionLag {

    /** Where the read models stand now. Asks the event store for its head: once a second is fine, once per request is not. */
    Progress progress();

    /**
     * Where the read models stand.
     *
     * @param position global sequence of the last event that all read models include; 0 before the first
     * @param head global sequence of the last event stored; 0 before the first
     * @param rebuilding whether they are being built from the first event on, so that answers would be incomplete
     * @param failure what keeps a projection from going on; null while all is well
     */
    record Progress(
            long position,
            long head,
            boolean rebuilding,
            @Nullable String failure) {

        /** Whether every stored event is included. */
        public boolean caughtUp() {
            return position >= head && failure == null;
        }
    }
}
