package io.wattledger.adapter.link;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.wattledger.adapter.gl1.LoginThrottle;
import java.net.InetSocketAddress;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Listens for gateways that dial in over GL/1. A connection beyond the bound of log-ins under way is closed at once: gateways come again by themselves. */
public final class DialInServer implements AutoCloseable {

    private static final int BACKLOG = 1_024;

    private final EventLoopGroup loops;
    private final DialIns dialIns;
    private final DialInRules rules;
    private final DialInSide side;
    private final LoginThrottle throttle = new LoginThrottle();
    private final Semaphore logIns;
    private @Nullable Channel listener;

    DialInServer(EventLoopGroup loops, DialIns dialIns, DialInRules rules, DialInSide side) {
        this.loops = loops;
        this.dialIns = dialIns;
        this.rules = rules;
        this.side = side;
        this.logIns = new Semaphore(rules.mostLogIns());
    }

    /**
     * Listens.
     *
     * @param port TCP port, 0 for any free one
     * @return the port
     * @throws IllegalStateException if it cannot be bound
     */
    public synchronized int open(int port) {
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new Connected())
                .bind(port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "gateways cannot dial in: port " + port + " cannot be bound", bound.cause());
        }
        listener = bound.channel();
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    /** Listens no more and ends all links. */
    @Override
    public synchronized void close() {
        if (listener != null) {
            listener.close().awaitUninterruptibly();
            listener = null;
        }
        dialIns.endAll("the program stops");
    }

    private final class Connected extends ChannelInitializer<Channel> {
        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for the close.
        protected void initChannel(Channel channel) {
            if (!logIns.tryAcquire()) {
                channel.close();
                return;
            }
            channel.pipeline()
                    .addLast(new LinkFrameDecoder())
                    .addLast(new DialInLogIn(dialIns, rules, side, throttle, logIns::release));
        }
    }
}
