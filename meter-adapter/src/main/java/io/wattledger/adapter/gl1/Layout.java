package io.wattledger.adapter.gl1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads the fields of a payload one after the other; too few bytes and bytes left over are both refused. */
final class Layout {

    private final ByteBuffer in;

    Layout(byte[] payload) {
        this.in = ByteBuffer.wrap(payload);
    }

    int u8() throws UnacceptableFrameException {
        return Byte.toUnsignedInt(bytes(1)[0]);
    }

    byte[] bytes(int count) throws UnacceptableFrameException {
        byte[] taken = new byte[count];
        try {
            in.get(taken);
        } catch (BufferUnderflowException tooShort) {
            throw new UnacceptableFrameException("payload too short");
        }
        return taken;
    }

    void end() throws UnacceptableFrameException {
        if (in.hasRemaining()) {
            throw new UnacceptableFrameException("payload too long");
        }
    }
}
