package io.wattledger.adapter.link;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.wattledger.adapter.wire.RtuFraming;
import io.wattledger.kernel.device.BusSettings;
import io.wattledger.kernel.id.GatewayId;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Makes lines, all of them served by a few threads however many gateways there are. */
public final class Lines implements AutoCloseable {

    private static final long QUIET_MILLIS = 50;
    private static final long LONGEST_CLOSE_MILLIS = 2_000;

    private final EventLoopGroup loops;
    private final LinkCounters counters = new LinkCounters();
    private final DialIns dialIns = new DialIns();
    private final RandomGenerator random;

    /**
     * @param threads event loops to share
     * @param random spreads pauses; used from all of them
     */
    public Lines(int threads, RandomGenerator random) {
        this.loops = new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("adapter-line", true), NioIoHandler.newFactory());
        this.random = random;
    }

    /**
     * A line that dials once it is opened.
     *
     * @param maySend asked just before the first byte of each request
     */
    public Line line(LineSettings settings, BooleanSupplier maySend, Line.Listener listener) {
        EventLoop loop = loops.next();
        return new TcpLine(
                loop,
                settings.framing(),
                settings.bus(),
                settings.tuning(),
                maySend,
                listener,
                counters,
                events -> new TcpConnection(loop, settings, events, random));
    }

    /**
     * A line to a bus of a gateway that dials in: it is up while the gateway is logged in.
     *
     * @param maySend asked just before the first byte of each request
     */
    public Line dialInLine(
            GatewayId gateway, BusSettings bus, LineTuning tuning, BooleanSupplier maySend, Line.Listener listener) {
        EventLoop loop = loops.next();
        return new TcpLine(
                loop,
                new RtuFraming(),
                bus,
                tuning,
                maySend,
                listener,
                counters,
                events -> new DialInPort(loop, dialIns, gateway, bus.bus(), events));
    }

    /** Who is logged in. */
    public DialIns dialIns() {
        return dialIns;
    }

    /** A server on these lines' threads, which does not listen yet. */
    public DialInServer dialInServer(DialInRules rules, DialInSide side) {
        return new DialInServer(loops, dialIns, rules, side);
    }

    /** What went over all lines. */
    public LinkCounters counters() {
        return counters;
    }

    /** Ends all event loops; lines should be closed before. */
    @Override
    public void close() {
        boolean ended = loops.shutdownGracefully(QUIET_MILLIS, LONGEST_CLOSE_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(2 * LONGEST_CLOSE_MILLIS);
        if (!ended) {
            throw new IllegalStateException("the lines' threads do not end");
        }
    }
}
