package io.wattledger.simulator.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;

/** The master at the other end of a TCP connection that carries nothing but bus frames. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // A write that fails means that the connection is gone, and with it whoever wanted
// the bytes.
record ChannelPeer(Channel channel) implements Peer {

    @Override
    public boolean isActive() {
        return channel.isActive();
    }

    @Override
    public void send(byte[] bytes) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(bytes));
    }

    @Override
    public void close() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
}
