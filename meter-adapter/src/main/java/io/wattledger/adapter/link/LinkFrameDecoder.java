package io.wattledger.adapter.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.wattledger.adapter.gl1.FrameHeader;
import io.wattledger.adapter.gl1.LinkFrame;
import io.wattledger.adapter.gl1.UnacceptableFrameException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the stream into frames of GL/1. A header is judged as soon as it is there, so that never more than one frame is waited for; after one that is wrong nothing is read any more. */
final class LinkFrameDecoder extends ByteToMessageDecoder {

    private @Nullable FrameHeader header;
    private boolean broken;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out)
            throws UnacceptableFrameException {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (header == null) {
            if (in.readableBytes() < FrameHeader.BYTES) {
                return;
            }
            header = header(in);
        }
        if (in.readableBytes() >= header.length()) {
            byte[] body = new byte[header.length()];
            in.readBytes(body);
            out.add(new LinkFrame(header, body));
            header = null;
        }
    }

    private FrameHeader header(ByteBuf in) throws UnacceptableFrameException {
        byte[] bytes = new byte[FrameHeader.BYTES];
        in.readBytes(bytes);
        try {
            return FrameHeader.read(bytes);
        } catch (UnacceptableFrameException noFrame) {
            broken = true;
            in.skipBytes(in.readableBytes());
            throw noFrame;
        }
    }
}
