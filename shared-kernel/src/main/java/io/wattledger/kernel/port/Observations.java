package io.wattledger.kernel.port;

import io.wattledger.kernel.device.Observation;
import java.util.List;

/** Takes in what polling finds. Implementations return at once and never throw: a slow store must not slow a bus. */
@FunctionalInterface
public interface Observations {

    /** Takes in what was found, in the order it was found. */
    void publish(List<Observation> found);
}
