package io.wattledger.simulator.wire;

/** Whoever asked, at the other end of a connection to a bus. */
interface Peer {

    /** Whether bytes still reach it. */
    boolean isActive();

    /** Sends bytes; lost if it is gone. */
    void send(byte[] bytes);

    /** Ends the connection, after what was sent. */
    void close();
}
