package io.wattledger.adapter.gl1;

import java.nio.ByteBuffer;

/**
 * The first {@value #BYTES} bytes of every frame, in the clear and part of what the check covers.
 *
 * @param type what the frame carries
 * @param profile 0 in handshake frames, else the session's: 1 = D, 2 = A
 * @param port the bus concerned, 0 if none
 * @param length bytes that follow, those of the cipher included
 * @param sequence number of the frame in its direction, from 1
 */
public record FrameHeader(FrameType type, int profile, int port, int length, long sequence) {

    /** Length of a header. */
    public static final int BYTES = 16;

    /** The longest payload. */
    public static final int MOST_PAYLOAD_BYTES = 1_024;

    /** What a cipher may add to a payload: initial vector, padding and check. */
    static final int MOST_CIPHER_BYTES = 8 + 8 + 16;

    private static final short MAGIC = 0x504D;
    private static final int VERSION = 1;
    private static final int LONGEST_HANDSHAKE_BYTES = 296;

    /**
     * Reads a header.
     *
     * @throws UnacceptableFrameException if it cannot begin a frame of GL/1
     */
    public static FrameHeader read(byte[] bytes) throws UnacceptableFrameException {
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, BYTES);
        if (in.getShort() != MAGIC || in.get() != VERSION) {
            throw new UnacceptableFrameException("not a frame of GL/1");
        }
        FrameType type = FrameType.of(Byte.toUnsignedInt(in.get()))
                .orElseThrow(() -> new UnacceptableFrameException("unknown type of frame"));
        int profile = Byte.toUnsignedInt(in.get());
        int port = Byte.toUnsignedInt(in.get());
        int length = Short.toUnsignedInt(in.getShort());
        int longest = type.isHandshake() ? LONGEST_HANDSHAKE_BYTES : MOST_PAYLOAD_BYTES + MOST_CIPHER_BYTES;
        if (length > longest) {
            throw new UnacceptableFrameException("frame too long");
        }
        return new FrameHeader(type, profile, port, length, in.getLong());
    }

    /** The header as it stands on the wire. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putShort(MAGIC)
                .put((byte) VERSION)
                .put((byte) type.code())
                .put((byte) profile)
                .put((byte) port)
                .putShort((short) length)
                .putLong(sequence)
                .array();
    }

    /** A whole frame: this header and what follows it. */
    byte[] with(byte[] body) {
        return ByteBuffer.allocate(BYTES + body.length).put(bytes()).put(body).array();
    }
}
