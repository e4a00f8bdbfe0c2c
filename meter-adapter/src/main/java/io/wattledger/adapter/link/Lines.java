package io.wattledger.adapter.link;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Makes lines, all of them served by a few threads however many gateways there are. */
public final class Lines implements AutoCloseable {

    private static final long QUIET_MILLIS = 50;
    private static final long LONGEST_CLOSE_MILLIS = 2_000;

    private final EventLoopGroup loops;
    private final LinkCounters counters = new LinkCounters();
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
        return new TcpLine(loops.next(), settings, maySend, listener, counters, random);
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
