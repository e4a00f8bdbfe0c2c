package io.wattledger.adapter.link;

import io.wattledger.kernel.id.GatewayId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where gateways that dial in meet the lines of their buses. Only gateways that lines were opened for are served: those that this process owns. Safe for
 * several threads; calls nothing that waits.
 */
public final class DialIns {

    private final Map<GatewayId, Served> served = new HashMap<>();

    private static final class Served {
        private final Map<Integer, DialInPort> ports = new HashMap<>();
        private @Nullable GatewayLink link;
        private @Nullable Instant lastHeardAt;
    }

    synchronized void serve(DialInPort port) {
        Served gateway = served.computeIfAbsent(port.gateway(), any -> new Served());
        gateway.ports.put(port.bus(), port);
        if (gateway.link != null) {
            port.linked(gateway.link);
        }
    }

    synchronized void leave(DialInPort port) {
        Served gateway = served.get(port.gateway());
        if (gateway != null && gateway.ports.remove(port.bus(), port) && gateway.ports.isEmpty()) {
            served.remove(port.gateway());
            if (gateway.link != null) {
                gateway.link.end("not served by this process any more");
            }
        }
    }

    /** Whether this process has lines for a gateway's buses. */
    synchronized boolean isServed(GatewayId id) {
        return served.containsKey(id);
    }

    /** Whether a gateway is logged in. */
    synchronized boolean isLinked(GatewayId id) {
        Served gateway = served.get(id);
        return gateway != null && gateway.link != null;
    }

    /**
     * A gateway has logged in; a link that it has already is ended: only the newest one counts.
     *
     * @return whether it is served here
     */
    synchronized boolean linked(GatewayId id, GatewayLink link, Instant now) {
        Served gateway = served.get(id);
        if (gateway == null) {
            return false;
        }
        GatewayLink before = gateway.link;
        gateway.link = link;
        gateway.lastHeardAt = now;
        gateway.ports.values().forEach(port -> port.linked(link));
        if (before != null) {
            before.end("gateway logged in again");
        }
        return true;
    }

    synchronized void unlinked(GatewayId id, GatewayLink link, String cause) {
        Served gateway = served.get(id);
        if (gateway != null && link.equals(gateway.link)) {
            gateway.link = null;
            gateway.ports.values().forEach(port -> port.unlinked(link, cause));
        }
    }

    /** A sign of life. */
    synchronized void heard(GatewayId id, Instant now) {
        Served gateway = served.get(id);
        if (gateway != null) {
            gateway.lastHeardAt = now;
        }
    }

    /** The line of a bus, if there is one. */
    synchronized Optional<DialInPort> port(GatewayId id, int bus) {
        Served gateway = served.get(id);
        return gateway == null ? Optional.empty() : Optional.ofNullable(gateway.ports.get(bus));
    }

    /** When a gateway that is served here was last heard of, if ever. */
    public synchronized Optional<Instant> lastHeardAt(GatewayId id) {
        Served gateway = served.get(id);
        return gateway == null ? Optional.empty() : Optional.ofNullable(gateway.lastHeardAt);
    }

    /** Ends every link. */
    synchronized void endAll(String cause) {
        List.copyOf(served.values()).stream().map(gateway -> gateway.link).forEach(link -> {
            if (link != null) {
                link.end(cause);
            }
        });
    }
}
