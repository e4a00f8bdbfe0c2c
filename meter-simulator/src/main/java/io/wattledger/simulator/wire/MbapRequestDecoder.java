package io.wattledger.simulator.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/** Modbus TCP requests. A header that is not Modbus ends the connection, as there is no way to find the next one. */
final class MbapRequestDecoder extends ByteToMessageDecoder {
    private static final int LENGTH_AT = 4;
    private static final int BEFORE_LENGTH_END = 6;
    private static final int LONGEST = 254;

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for the close.
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.readableBytes() < Framing.MBAP_HEADER) {
            return;
        }
        int protocol = in.getUnsignedShort(in.readerIndex() + 2);
        int length = in.getUnsignedShort(in.readerIndex() + LENGTH_AT);
        if (protocol != 0 || length < 2 || length > LONGEST) {
            in.skipBytes(in.readableBytes());
            context.close();
            return;
        }
        if (in.readableBytes() < BEFORE_LENGTH_END + length) {
            return;
        }
        int transaction = in.readUnsignedShort();
        in.skipBytes(LENGTH_AT);
        int unitId = in.readUnsignedByte();
        byte[] pdu = new byte[length - 1];
        in.readBytes(pdu);
        out.add(new BusRequest(new ChannelPeer(context.channel()), Framing.MBAP, transaction, unitId, pdu));
    }
}
