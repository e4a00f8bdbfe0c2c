package io.wattledger.adapter.link;

/** The connection of a gateway that is logged in, shared by all of its buses. May be called from any thread. */
interface GatewayLink {

    /** Sends an RTU frame to a bus of the gateway. */
    void send(int bus, byte[] frame);

    /** Ends it. */
    void end(String cause);
}
