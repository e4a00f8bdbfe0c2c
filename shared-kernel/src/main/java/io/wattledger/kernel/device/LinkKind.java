package io.wattledger.kernel.device;

/** How a gateway is reached. */
public enum LinkKind {
    /** We dial a Modbus TCP gateway (MBAP header). */
    MODBUS_TCP,

    /** We dial a transparent converter. */
    RTU_OVER_TCP,

    /** An old DTU dials in with a registration string. */
    RTU_DIAL_IN,

    /** A gateway dials in over GL/1. */
    SECURE_DIAL_IN,

    /** A gateway dials in over TLS with a client certificate. */
    TLS_DIAL_IN;

    /** Whether we dial the gateway; else it dials in. */
    public boolean isDialled() {
        return this == MODBUS_TCP || this == RTU_OVER_TCP;
    }

    /** Whether the link itself keeps strangers from reading and writing, so that money may be written over any network. */
    public boolean isProtected() {
        return this == SECURE_DIAL_IN || this == TLS_DIAL_IN;
    }
}
