package io.wattledger.simulator.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.wattledger.simulator.gl1.GatewayIdentity;
import io.wattledger.simulator.gl1.GatewaySide;
import io.wattledger.simulator.gl1.Wire;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway that dials in over GL/1, with its buses behind it, and dials again whenever its link ends. Everything happens on the buses' one event loop.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // Netty tells of failures through the pipeline, and a task of the loop has no
// result.
public final class DialInGateway implements GatewayAccess {

    private static final Logger LOG = LoggerFactory.getLogger(DialInGateway.class);
    private static final int LONGEST_FRAME = Wire.HEADER_BYTES + 1_056;
    private static final int NUMBER_BYTES = Wire.HEADER_BYTES - Wire.LENGTH_AT - 2;
    private static final int MOST_DOUBLINGS = 6;

    private final Map<Integer, BusLine> buses;
    private final EventLoop loop;
    private final RandomGenerator random;
    private final long redialMillis;
    private final AtomicInteger logIns = new AtomicInteger();

    private volatile @Nullable Target target;
    private volatile @Nullable DialInLink link;
    private volatile String lastEnd = "";
    private boolean present = true;
    private boolean dialling;
    private int failures;

    private record Target(String host, int port, GatewayIdentity identity) {}

    /**
     * A gateway that knows nobody to dial yet.
     *
     * @param buses its buses by their numbers; all share one event loop
     * @param redialMillis first pause before it dials again, doubled with each failure
     */
    public DialInGateway(Map<Integer, BusLine> buses, RandomGenerator random, long redialMillis) {
        this.buses = Map.copyOf(buses);
        this.loop = buses.values().iterator().next().loop();
        this.random = random;
        this.redialMillis = redialMillis;
    }

    /** Dials from now on, with this identity; a link that is there ends. */
    public void dial(String host, int port, GatewayIdentity identity) {
        loop.execute(() -> {
            target = new Target(host, port, identity);
            failures = 0;
            endLink("another identity");
            connect();
        });
    }

    private void connect() {
        Target now = target;
        if (now == null || !present || dialling || link != null) {
            return;
        }
        dialling = true;
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new LengthFieldBasedFrameDecoder(
                                        LONGEST_FRAME, Wire.LENGTH_AT, 2, NUMBER_BYTES, 0))
                                .addLast(new LinkHandler(now.identity()));
                    }
                })
                .connect(now.host(), now.port())
                .addListener(done -> {
                    dialling = false;
                    if (!done.isSuccess()) {
                        ended(String.valueOf(done.cause().getMessage()));
                    }
                });
    }

    private void ended(String cause) {
        lastEnd = cause;
        long full = redialMillis << Math.min(failures, MOST_DOUBLINGS);
        failures++;
        loop.schedule(this::connect, full / 2 + random.nextLong(full / 2 + 1), TimeUnit.MILLISECONDS);
    }

    private void endLink(String cause) {
        DialInLink open = link;
        if (open != null) {
            open.end(cause);
        }
    }

    /** Whether it is logged in. */
    public boolean isLoggedIn() {
        DialInLink open = link;
        return open != null && open.isLoggedIn();
    }

    /** How often it was logged in. */
    public int logIns() {
        return logIns.get();
    }

    /** Why its last link ended, or did not come about. */
    public String lastEnd() {
        return lastEnd;
    }

    /** Asks for new session keys. */
    public void rekey() {
        loop.execute(() -> Optional.ofNullable(link).ifPresent(DialInLink::rekey));
    }

    /** How often session keys were renewed on the present link. */
    public int rekeyings() {
        DialInLink open = link;
        return open == null ? 0 : open.rekeyings();
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public void open() {
        loop.execute(() -> {
            present = true;
            connect();
        });
    }

    @Override
    public void close() {
        loop.submit(() -> {
                    present = false;
                    endLink("gateway is gone");
                })
                .awaitUninterruptibly();
    }

    @Override
    public void dropConnections() {
        loop.submit(() -> endLink("connection dropped")).awaitUninterruptibly();
    }

    @Override
    public int connectionCount() {
        return isLoggedIn() ? 1 : 0;
    }

    /** Frames of one connection, whole ones. */
    private final class LinkHandler extends SimpleChannelInboundHandler<ByteBuf> {
        private final GatewayIdentity identity;
        private @Nullable DialInLink own;

        LinkHandler(GatewayIdentity identity) {
            this.identity = identity;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            DialInLink begun = new DialInLink(
                    context.channel(), new GatewaySide(identity, buses.size(), random), buses, this::loggedIn);
            own = begun;
            link = begun;
            begun.begin();
        }

        private void loggedIn() {
            failures = 0;
            logIns.incrementAndGet();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
            if (own != null) {
                own.received(ByteBufUtil.getBytes(frame));
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (own != null && own.equals(link)) {
                link = null;
                ended(own.cause());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable wrong) {
            LOG.info("gateway {} hangs up: {}", identity, wrong.getMessage());
            if (own != null) {
                own.end(String.valueOf(wrong.getMessage()));
            } else {
                context.close();
            }
        }
    }
}
