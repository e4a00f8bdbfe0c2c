package io.wattledger.query.telemetry;

import io.wattledger.kernel.id.MeterId;
import java.util.Set;

/** Learns which meters showed something new. Called by the store's own thread; the callee returns at once. */
@FunctionalInterface
public interface TelemetryChanges {

    /** These meters read otherwise than before, or were missed, or are back. */
    void changed(Set<MeterId> meters);
}
