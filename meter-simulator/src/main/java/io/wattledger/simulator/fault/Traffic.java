package io.wattledger.simulator.fault;

/** Which requests a fault is meant for. */
public enum Traffic {
    ANY,
    READS,
    WRITES,
    /** Writes to the money mailbox at 3010. */
    MONEY_WRITES;

    private static final int WRITE_MULTIPLE = 0x10;
    private static final int MAILBOX = 0x3010;

    /** Whether a request PDU belongs to this kind of traffic. */
    public boolean matches(byte[] requestPdu) {
        boolean write = requestPdu[0] == WRITE_MULTIPLE;
        return switch (this) {
            case ANY -> true;
            case READS -> !write;
            case WRITES -> write;
            case MONEY_WRITES -> write && requestPdu.length > 2 && startOf(requestPdu) == MAILBOX;
        };
    }

    private static int startOf(byte[] pdu) {
        return Byte.toUnsignedInt(pdu[1]) << 8 | Byte.toUnsignedInt(pdu[2]);
    }
}
