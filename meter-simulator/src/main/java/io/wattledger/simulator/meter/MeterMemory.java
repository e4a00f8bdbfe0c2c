package io.wattledger.simulator.meter;

import java.io.IOException;

/** Where a meter's image goes. A meter calls it while it holds its own lock, so images of one meter come in order. */
public interface MeterMemory {
    /** Keeps nothing: a meter that forgets when the process ends. */
    MeterMemory NONE = new MeterMemory() {
        @Override
        public void keep(MeterImage image) {}

        @Override
        public void keepLazily(MeterImage image) {}
    };

    /**
     * Keeps the image so that it survives a loss of power. Called before a write is acknowledged on the wire.
     *
     * @throws IOException if it could not be kept; the meter then undoes the write and answers with a device failure
     */
    void keep(MeterImage image) throws IOException;

    /**
     * Keeps the image so that it survives a kill of the process, without waiting for the disk.
     *
     * @throws IOException if it could not be written
     */
    void keepLazily(MeterImage image) throws IOException;
}
