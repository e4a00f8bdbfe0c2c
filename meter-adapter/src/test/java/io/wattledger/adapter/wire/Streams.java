package io.wattledger.adapter.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes as they come out of a connection: cut anywhere. */
final class Streams {

    private Streams() {}

    /** What a meter would answer to a read, in either framing. */
    static byte[] answer(Framing framing, int unit, int transaction, byte[] pdu) {
        if (framing instanceof MbapFraming) {
            ByteBuf frame = Unpooled.buffer();
            frame.writeShort(transaction)
                    .writeShort(0)
                    .writeShort(pdu.length + 1)
                    .writeByte(unit)
                    .writeBytes(pdu);
            return all(frame);
        }
        ByteBuf frame = Unpooled.buffer().writeByte(unit).writeBytes(pdu);
        frame.writeShortLE(Crc16.of(frame.array(), 0, frame.readableBytes()));
        return all(frame);
    }

    static byte[] values(int registers, int seed) {
        ByteBuf pdu = Unpooled.buffer().writeByte(3).writeByte(2 * registers);
        for (int i = 0; i < registers; i++) {
            pdu.writeShort(seed * 31 + i);
        }
        return all(pdu);
    }

    private static byte[] all(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    /** Feeds pieces one after the other; all replies that came out. */
    static List<Reply> feed(ReplyReader reader, List<byte[]> pieces) {
        List<Reply> replies = new ArrayList<>();
        for (byte[] piece : pieces) {
            ByteBuf buffer = Unpooled.wrappedBuffer(piece);
            @Nullable Reply reply = reader.read(buffer);
            if (buffer.isReadable()) {
                throw new AssertionError("bytes were left behind");
            }
            if (reply != null) {
                replies.add(reply);
            }
        }
        return replies;
    }
}
