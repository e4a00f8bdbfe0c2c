package io.wattledger.adapter.bench;

import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.port.GatewayLeases;
import io.wattledger.kernel.port.LeaseFence;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Leases of all processes of a test. Nothing runs out by itself: the test decides who loses what. */
public final class MemoryLeases {

    private final Map<GatewayId, LeaseFence> held = new HashMap<>();
    private final Map<GatewayId, Object> holders = new HashMap<>();
    private final Set<GatewayId> denied = new HashSet<>();
    private long fences;

    /** The leases as one process sees them. */
    public GatewayLeases ofOneProcess() {
        Object process = new Object();
        return new GatewayLeases() {
            @Override
            public Optional<LeaseFence> acquire(GatewayId gateway, Duration timeToLive) {
                return acquireFor(process, gateway);
            }

            @Override
            public void release(LeaseFence fence) {
                releaseFor(fence);
            }
        };
    }

    private synchronized Optional<LeaseFence> acquireFor(Object process, GatewayId gateway) {
        Object holder = holders.get(gateway);
        if (denied.contains(gateway) || (holder != null && holder != process)) {
            return Optional.empty();
        }
        holders.put(gateway, process);
        return Optional.of(held.computeIfAbsent(gateway, any -> new LeaseFence(any, ++fences)));
    }

    private synchronized void releaseFor(LeaseFence fence) {
        if (fence.equals(held.get(fence.gatewayId()))) {
            takeAway(fence.gatewayId());
        }
    }

    /** Its holder is dead: whoever asks next gets the gateway. */
    public synchronized void takeAway(GatewayId gateway) {
        held.remove(gateway);
        holders.remove(gateway);
    }

    /** Nobody gets the gateway, as if a process elsewhere had it. */
    public synchronized void deny(GatewayId gateway) {
        takeAway(gateway);
        denied.add(gateway);
    }

    public synchronized boolean holds(LeaseFence fence) {
        return fence.equals(held.get(fence.gatewayId()));
    }
}
