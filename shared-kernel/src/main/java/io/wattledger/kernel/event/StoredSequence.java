package io.wattledger.kernel.event;

/** Where the event store leaves the sequence of what it has just stored. */
public final class StoredSequence {

    /**
     * Key of the unit-of-work resource (on its root) that holds the global sequence, a {@link Long}, of the last event stored in it; set
     * when the unit of work prepares to commit.
     */
    public static final String RESOURCE_KEY = "wattledger.stored-sequence";

    private StoredSequence() {}
}
