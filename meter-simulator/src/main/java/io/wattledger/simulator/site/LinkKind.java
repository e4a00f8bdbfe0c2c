package io.wattledger.simulator.site;

/** How a simulated gateway is reached; names as in the REST contract. */
public enum LinkKind {
    /** Modbus TCP: MBAP header, unit id = slave address. */
    MODBUS_TCP,
    /** Transparent converter: raw RTU frames over TCP, the gateway is the TCP server. */
    RTU_OVER_TCP,
    /** The gateway dials in over GL/1, once it is told where and with which key. */
    SECURE_DIAL_IN
}
