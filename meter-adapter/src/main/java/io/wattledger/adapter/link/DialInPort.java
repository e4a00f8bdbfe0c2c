package io.wattledger.adapter.link;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.wattledger.kernel.id.GatewayId;
import org.jspecify.annotations.Nullable;

/** One bus of a gateway that dials in: open while the gateway is logged in. The gateway's link has an event loop of its own, so what comes from it is handed over. */
final class DialInPort implements Connection {

    private final EventLoop loop;
    private final DialIns dialIns;
    private final GatewayId gateway;
    private final int bus;
    private final Events events;

    private @Nullable GatewayLink link;
    private boolean closed;

    DialInPort(EventLoop loop, DialIns dialIns, GatewayId gateway, int bus, Events events) {
        this.loop = loop;
        this.dialIns = dialIns;
        this.gateway = gateway;
        this.bus = bus;
        this.events = events;
    }

    GatewayId gateway() {
        return gateway;
    }

    int bus() {
        return bus;
    }

    @Override
    public void open() {
        if (!closed) {
            dialIns.serve(this);
        }
    }

    /** The gateway has logged in. From any thread. */
    void linked(GatewayLink now) {
        loop.execute(() -> {
            if (!closed) {
                if (link != null) {
                    events.lost("gateway logged in again", false);
                }
                link = now;
                events.connected();
            }
        });
    }

    /** A link of the gateway has ended. From any thread. */
    void unlinked(GatewayLink ended, String cause) {
        loop.execute(() -> {
            if (ended.equals(link)) {
                link = null;
                events.lost(cause, closed);
            }
        });
    }

    /** Bytes from the bus. From any thread. */
    void received(GatewayLink from, byte[] bytes) {
        loop.execute(() -> {
            if (from.equals(link)) {
                events.received(Unpooled.wrappedBuffer(bytes));
            }
        });
    }

    /** The gateway gave up waiting for the bus. From any thread. */
    void unanswered(GatewayLink from) {
        loop.execute(() -> {
            if (from.equals(link)) {
                events.unanswered();
            }
        });
    }

    @Override
    public boolean isOpen() {
        return link != null;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void send(byte[] bytes) {
        GatewayLink open = link;
        if (open == null) {
            throw new IllegalStateException("the gateway is not logged in");
        }
        open.send(bus, bytes);
    }

    @Override
    public void proved() {
        // How soon a gateway dials in again is its own affair.
    }

    /** Only this bus begins anew: the link is known to live, by its heartbeat, and carries other buses. */
    @Override
    public void breakOff(String cause) {
        if (link != null) {
            events.lost(cause, false);
            events.connected();
        }
    }

    @Override
    public void close() {
        closed = true;
        link = null;
        dialIns.leave(this);
        events.lost("line is closed", true);
    }
}
