package io.wattledger.adapter.link;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A TCP connection that is dialled again whenever it breaks, until it is closed. All of it runs on one event loop. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // Netty tells of failures through the pipeline, and a task of the loop has no
// result.
final class TcpConnection implements Connection {

    private final EventLoop loop;
    private final LineSettings settings;
    private final Events events;
    private final RandomGenerator random;

    private @Nullable Channel channel;
    private @Nullable String breakCause;
    private boolean closed;
    private int breaks;

    TcpConnection(EventLoop loop, LineSettings settings, Events events, RandomGenerator random) {
        this.loop = loop;
        this.settings = settings;
        this.events = events;
        this.random = random;
    }

    @Override
    public void open() {
        dial();
    }

    private void dial() {
        if (closed) {
            return;
        }
        int timeoutMillis = (int) settings.tuning().dialTimeout().toMillis();
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
                .handler(new Inbound())
                .connect(settings.host(), settings.port())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        lost(String.valueOf(done.cause().getMessage()));
                    }
                });
    }

    private void connected(Channel opened) {
        if (closed) {
            opened.close();
            return;
        }
        channel = opened;
        breakCause = null;
        events.connected();
    }

    private void lost(String cause) {
        channel = null;
        events.lost(cause, closed);
        if (!closed) {
            Duration pause = settings.tuning().redial().pause(breaks, random);
            breaks++;
            loop.schedule(this::dial, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public boolean isOpen() {
        return channel != null;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void send(byte[] bytes) {
        Channel open = channel;
        if (open == null) {
            throw new IllegalStateException("the connection is not open");
        }
        open.writeAndFlush(open.alloc().ioBuffer(bytes.length).writeBytes(bytes), open.voidPromise());
    }

    @Override
    public void proved() {
        breaks = 0;
    }

    @Override
    public void breakOff(String cause) {
        Channel open = channel;
        if (open != null) {
            breakCause = cause;
            open.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (channel == null) {
            lost("line is closed");
        } else {
            breakOff("line is closed");
        }
    }

    /** Carries what the channel says; made anew for each connection. */
    private final class Inbound extends SimpleChannelInboundHandler<ByteBuf> {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            connected(context.channel());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            events.received(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            lost(breakCause == null ? "gateway closed the connection" : breakCause);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            breakCause = String.valueOf(cause.getMessage());
            context.close();
        }
    }
}
