package io.wattledger.simulator.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.wattledger.simulator.site.LinkKind;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A listening TCP port of a gateway with the bus behind it, or the buses, told apart by unit id. All of it runs on the buses' one event loop. */
public final class GatewayPort implements GatewayAccess {
    private final LinkKind kind;
    private final String host;
    private final List<BusLine> buses;
    private final ChannelGroup connections;
    private int port;
    private @Nullable Channel listener;

    /** A port that is not open yet; {@code port} 0 = any free one. All buses must share one event loop. */
    public GatewayPort(LinkKind kind, String host, int port, List<BusLine> buses) {
        this.kind = kind;
        this.host = host;
        this.port = port;
        this.buses = List.copyOf(buses);
        this.connections = new DefaultChannelGroup(loop());
    }

    private EventLoop loop() {
        return buses.get(0).loop();
    }

    @Override
    public synchronized int port() {
        return port;
    }

    /**
     * Listens; once opened the same port number is used again.
     *
     * @throws IllegalStateException if the port cannot be bound
     */
    @Override
    public synchronized void open() {
        if (listener != null) {
            return;
        }
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loop(), loop())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ConnectionInitializer());
        var bound = bootstrap.bind(host, port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException("cannot listen on " + host + ":" + port, bound.cause());
        }
        listener = bound.channel();
        port = ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    @Override
    public synchronized void close() {
        if (listener != null) {
            listener.close().awaitUninterruptibly();
            listener = null;
            // Java frees the port in the selector's next round only; a delayed task runs after that round.
            loop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS).awaitUninterruptibly();
        }
        connections.close().awaitUninterruptibly();
    }

    @Override
    public void dropConnections() {
        connections.close().awaitUninterruptibly();
    }

    @Override
    public int connectionCount() {
        return connections.size();
    }

    private final class ConnectionInitializer extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            connections.add(channel);
            channel.pipeline()
                    .addLast(
                            switch (kind) {
                                case MODBUS_TCP -> new MbapRequestDecoder();
                                case RTU_OVER_TCP -> new RtuRequestDecoder();
                                case SECURE_DIAL_IN ->
                                    throw new IllegalStateException("it dials in, and listens nowhere");
                            })
                    .addLast(new RequestHandler());
        }
    }

    private final class RequestHandler extends SimpleChannelInboundHandler<BusRequest> {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            buses.forEach(bus -> bus.connected(new ChannelPeer(context.channel())));
            context.fireChannelActive();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, BusRequest request) {
            BusLine first = buses.get(0);
            buses.stream()
                    .filter(bus -> bus.hasUnit(request.unitId()))
                    .findFirst()
                    .orElse(first)
                    .submit(request);
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // Closing is all that can be done.
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // A reset connection is an ordinary event on such a line.
            context.close();
        }
    }
}
