package io.wattledger.query.feed;

import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.query.projection.Fact;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The event store's stream with each event's own global sequence beside it. A tracking token says how far a reader has come, not which
 * event it is at: the sequence of an event that was committed late is the gap that closes.
 */
public final class FactSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final String SEQUENCE = "wattledger.sequence";

    private final StreamableMessageSource<TrackedEventMessage<?>> events;

    /** Reads from this stream. */
    public FactSource(StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.events = events;
    }

    /** The fact that a message of this source carries. */
    public static Fact factOf(TrackedEventMessage<?> message) {
        DomainEventMessage<?> stored = (DomainEventMessage<?>) message;
        Map<String, String> metadata = new HashMap<>();
        message.getMetaData().forEach((name, value) -> {
            if (value instanceof String text) {
                metadata.put(name, text);
            }
        });
        return new Fact(
                (DomainEvent) message.getPayload(),
                message.getIdentifier(),
                message.getTimestamp(),
                sequenceOf(message),
                stored.getAggregateIdentifier(),
                stored.getSequenceNumber(),
                Map.copyOf(metadata));
    }

    /** The global sequence of a message of this source. */
    public static long sequenceOf(TrackedEventMessage<?> message) {
        return Objects.requireNonNull((Long) message.getMetaData().get(SEQUENCE), "a message of another source");
    }

    /** How far a token reaches; 0 for none. */
    public static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    /** Global sequence of the last event stored; 0 if there is none. */
    public long head() {
        return positionOf(events.createHeadToken());
    }

    /** The event with this global sequence, if it is stored; waits a moment for the store to answer. */
    public Optional<TrackedEventMessage<?>> at(long sequence) {
        TrackingToken before =
                sequence <= 1 ? createTailToken() : GapAwareTrackingToken.newInstance(sequence - 1, new TreeSet<>());
        try (BlockingStream<TrackedEventMessage<?>> stream = openStream(before)) {
            return stream.hasNextAvailable(1, TimeUnit.SECONDS)
                    ? Optional.<TrackedEventMessage<?>>of(stream.nextAvailable())
                            .filter(message -> sequenceOf(message) == sequence)
                    : Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Sequenced(events.openStream(token), token);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return events.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return events.createHeadToken();
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant instant) {
        return events.createTokenAt(instant);
    }

    /** One reader's way through the stream. */
    private static final class Sequenced implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;
        private @Nullable TrackingToken last;

        private Sequenced(BlockingStream<TrackedEventMessage<?>> events, @Nullable TrackingToken from) {
            this.events = events;
            this.last = from;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek().map(message -> withSequence(message, last));
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return events.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            TrackedEventMessage<?> message = events.nextAvailable();
            TrackedEventMessage<?> sequenced = withSequence(message, last);
            last = message.trackingToken();
            return sequenced;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return events.setOnAvailableCallback(callback);
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> message) {
            // Nothing is skipped: a fact that nobody can read must stop the reader loudly.
        }

        @Override
        public void close() {
            events.close();
        }

        private static TrackedEventMessage<?> withSequence(
                TrackedEventMessage<?> message, @Nullable TrackingToken before) {
            return (TrackedEventMessage<?>)
                    message.andMetaData(Map.of(SEQUENCE, sequence(before, message.trackingToken())));
        }

        /**
         * The sequence by which one token differs from the one before. Gaps that are forgotten for their age vanish too, but a gap that
         * an event fills is younger than any of these.
         */
        private static long sequence(@Nullable TrackingToken before, TrackingToken now) {
            if (before instanceof GapAwareTrackingToken was
                    && now instanceof GapAwareTrackingToken is
                    && was.getIndex() == is.getIndex()) {
                SortedSet<Long> closed = new TreeSet<>(was.getGaps());
                closed.removeAll(is.getGaps());
                if (!closed.isEmpty()) {
                    return closed.last();
                }
            }
            return positionOf(now);
        }
    }
}
