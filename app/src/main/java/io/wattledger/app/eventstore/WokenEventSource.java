package io.wattledger.app.eventstore;

import io.wattledger.kernel.port.Signals;
import io.wattledger.kernel.port.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The stored events as a stream that wakes its reader when events were committed, in this process or another, instead of being
 * polled: an idle processor costs nothing and sees a new event within milliseconds.
 */
public final class WokenEventSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final EventStorageEngine engine;
    private final Signals signals;
    private final InstantSource time;

    /** A source over the events of this engine. */
    public WokenEventSource(EventStorageEngine engine, Signals signals, InstantSource time) {
        this.engine = engine;
        this.signals = signals;
        this.time = time;
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        Stream stream = new Stream(engine, trackingToken);
        stream.subscription = signals.listen(ChainedEventStorageEngine.SIGNAL_TOPIC, sequence -> stream.wake());
        return stream;
    }

    @Override
    public TrackingToken createTailToken() {
        return engine.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return engine.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return engine.createTokenAt(dateTime);
    }

    @Override
    public TrackingToken createTokenSince(Duration duration) {
        return engine.createTokenAt(time.instant().minus(duration));
    }

    /** One reader's place in the events. Read by one thread at a time, woken by any. */
    private static final class Stream implements TrackingEventStream {

        /** How long an unwoken reader trusts that there is nothing new: signals may be lost. */
        private static final long TRUST_NANOS = Duration.ofSeconds(1).toNanos();

        private final EventStorageEngine engine;
        private @Nullable TrackingToken position;
        private Iterator<? extends TrackedEventMessage<?>> fetched = Collections.emptyIterator();
        private @Nullable TrackedEventMessage<?> next;
        private boolean woken = true;
        private long lookedAtNanos;
        private volatile Runnable onAvailable = () -> {};
        private Subscription subscription = () -> {};

        Stream(EventStorageEngine engine, @Nullable TrackingToken position) {
            this.engine = engine;
            this.position = position;
        }

        void wake() {
            synchronized (this) {
                woken = true;
                notifyAll();
            }
            onAvailable.run();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            onAvailable = callback;
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(look());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long deadline = System.nanoTime() + unit.toNanos(timeout);
            while (look() == null) {
                long leftNanos = Math.min(deadline - System.nanoTime(), TRUST_NANOS);
                if (leftNanos <= 0) {
                    return false;
                }
                synchronized (this) {
                    if (!woken) {
                        TimeUnit.NANOSECONDS.timedWait(this, leftNanos);
                    }
                }
            }
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> event = look();
            while (event == null) {
                hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS);
                event = look();
            }
            next = null;
            return event;
        }

        private @Nullable TrackedEventMessage<?> look() {
            if (next == null && (fetched.hasNext() || fetch())) {
                next = fetched.next();
                position = next.trackingToken();
            }
            return next;
        }

        /** Asks the store, if there may be something; what is woken for while it answers is asked for next time. */
        private boolean fetch() {
            // An exhausted iterator of the engine would ask the store anew whenever it is asked.
            fetched = Collections.emptyIterator();
            synchronized (this) {
                if (!woken && System.nanoTime() - lookedAtNanos < TRUST_NANOS) {
                    return false;
                }
                woken = false;
            }
            lookedAtNanos = System.nanoTime();
            fetched = engine.readEvents(position, false).iterator();
            return fetched.hasNext();
        }

        @Override
        public void close() {
            subscription.close();
        }
    }
}
