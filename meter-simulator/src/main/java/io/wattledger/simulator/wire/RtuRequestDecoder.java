package io.wattledger.simulator.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.wattledger.simulator.meter.Crc16;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finds RTU requests in a byte stream by length and CRC. Bytes that cannot begin a request with a good CRC are dropped one by one; an unfinished
 * beginning is dropped when the line was silent for {@value #SILENCE_MILLIS} ms, as a meter drops it after 3.5 characters.
 */
final class RtuRequestDecoder extends ByteToMessageDecoder {
    private static final long SILENCE_MILLIS = 200;
    private static final int SHORTEST = 8;
    private static final int BYTE_COUNT_AT = 6;
    private static final int LONG_OVERHEAD = 9;

    private long lastBytesNanos = System.nanoTime();

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        long now = System.nanoTime();
        if (now - lastBytesNanos > TimeUnit.MILLISECONDS.toNanos(SILENCE_MILLIS)) {
            internalBuffer().skipBytes(internalBuffer().readableBytes());
        }
        lastBytesNanos = now;
        super.channelRead(context, message);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        while (in.readableBytes() >= SHORTEST) {
            int length = lengthOf(in);
            if (in.readableBytes() < length) {
                return;
            }
            byte[] frame = ByteBufUtil.getBytes(in, in.readerIndex(), length);
            if (hasGoodCrc(frame)) {
                in.skipBytes(length);
                byte[] pdu = new byte[length - Framing.RTU_OVERHEAD];
                System.arraycopy(frame, 1, pdu, 0, pdu.length);
                out.add(new BusRequest(
                        new ChannelPeer(context.channel()), Framing.RTU, 0, Byte.toUnsignedInt(frame[0]), pdu));
                return;
            }
            in.skipBytes(1);
        }
    }

    private static int lengthOf(ByteBuf in) {
        int function = in.getUnsignedByte(in.readerIndex() + 1);
        // 0F, 10 and the vendor's 20 carry a byte count, every other request that a master may send has eight bytes.
        boolean counted = function == 0x0F || function == 0x10 || function == 0x20;
        return counted ? LONG_OVERHEAD + in.getUnsignedByte(in.readerIndex() + BYTE_COUNT_AT) : SHORTEST;
    }

    private static boolean hasGoodCrc(byte[] frame) {
        int last = frame.length - 1;
        int received = Byte.toUnsignedInt(frame[last]) << 8 | Byte.toUnsignedInt(frame[last - 1]);
        return Crc16.of(frame, 0, frame.length - 2) == received;
    }
}
