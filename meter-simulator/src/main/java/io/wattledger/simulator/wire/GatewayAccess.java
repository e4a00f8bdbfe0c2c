package io.wattledger.simulator.wire;

/** How a gateway's buses are reached, as a test or a demo disturbs it. */
public interface GatewayAccess {

    /** The port it listens on, known once it was opened; 0 if it dials in. */
    int port();

    /** The gateway is there. */
    void open();

    /** The gateway is gone, and all its connections. */
    void close();

    /** Ends all connections; new ones come about. */
    void dropConnections();

    /** Open connections. */
    int connectionCount();
}
