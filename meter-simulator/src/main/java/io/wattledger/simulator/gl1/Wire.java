package io.wattledger.simulator.gl1;

import java.nio.ByteBuffer;

/** Numbers of GL/1 frames. */
public final class Wire {

    public static final int HELLO = 0x01;
    public static final int CHALLENGE = 0x02;
    public static final int AUTH = 0x03;
    public static final int AUTH_OK = 0x04;
    public static final int REJECT = 0x05;
    public static final int HEARTBEAT = 0x10;
    public static final int HEARTBEAT_ACK = 0x11;
    public static final int RTU_DOWN = 0x20;
    public static final int RTU_UP = 0x21;
    public static final int RTU_FAIL = 0x22;
    public static final int TIME = 0x30;
    public static final int REKEY = 0x3E;
    public static final int BYE = 0x3F;

    /** Length of a header. */
    public static final int HEADER_BYTES = 16;

    /** Where in a header the type stands. */
    public static final int TYPE_AT = 3;

    /** Where in a header the length of what follows it stands, two bytes. */
    public static final int LENGTH_AT = 6;

    /** Where in a header the frame's number stands, eight bytes. */
    public static final int SEQUENCE_AT = 8;

    private Wire() {}

    static byte[] header(int type, int profile, int port, int length, long sequence) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put((byte) 'P')
                .put((byte) 'M')
                .put((byte) 1)
                .put((byte) type)
                .put((byte) profile)
                .put((byte) port)
                .putShort((short) length)
                .putLong(sequence)
                .array();
    }
}
