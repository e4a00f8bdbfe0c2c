package io.wattledger.kernel.port;

import io.wattledger.kernel.id.GatewayId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the links to the field are, for health and for people who look for a fault. */
public interface LinkStatus {

    /** Every bus of every gateway that this process owns. */
    List<Link> links();

    /**
     * One bus.
     *
     * @param bus number within the gateway
     * @param up whether it is connected and its meters answer
     * @param lastContactAt when one of its meters last answered, if ever
     * @param error why it is not up; empty when it is
     * @param waiting jobs that wait for it
     */
    record Link(
            GatewayId gatewayId,
            int bus,
            boolean up,
            @Nullable Instant lastContactAt,
            String error,
            int waiting) {}
}
