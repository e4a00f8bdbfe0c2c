package io.wattledger.query.live;

import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.access.Permission;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One reader of the stream with what it has not taken yet. One that is too slow is let go: it comes back and catches up by itself. */
public final class LiveReader {

    private static final int WAITING_LIMIT = 1_000;

    private final OperatorIdentity operator;
    private final BlockingQueue<LiveMessage> waiting = new LinkedBlockingQueue<>(WAITING_LIMIT);
    private volatile boolean gone;

    LiveReader(OperatorIdentity operator) {
        this.operator = operator;
    }

    /** Whether this reader may see a message. */
    public boolean sees(LiveMessage message) {
        return operator.may(Permission.VIEW, message.siteId());
    }

    /** Hands it a message, if it may see it; lets it go if it is too slow. */
    void offer(LiveMessage message) {
        if (sees(message) && !waiting.offer(message)) {
            gone = true;
        }
    }

    /** The next message; empty if none came in time. */
    public Optional<LiveMessage> next(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(waiting.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Lets it go. */
    public void leave() {
        gone = true;
    }

    /** Whether it was let go or left. */
    public boolean gone() {
        return gone;
    }
}
