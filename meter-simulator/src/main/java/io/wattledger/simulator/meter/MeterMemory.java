package io.wattledger.simulator.meter;

import java.io.IOException;

/** Where a meter's image goes. */
@FunctionalInterface
public interface MeterMemory {
    /** Keeps nothing: a meter that forgets when the process ends. */
    MeterMemory NONE = image -> {};

    /**
     * Keeps the image so that it survives a loss of power. Called before a write is acknowledged on the wire.
     *
     * @throws IOException if it could not be kept; the meter then undoes the write and answers with a device failure
     */
    void keep(MeterImage image) throws IOException;
}
