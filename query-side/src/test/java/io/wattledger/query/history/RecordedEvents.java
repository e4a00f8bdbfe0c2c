package io.wattledger.query.history;

import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.event.EventMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * An event store in memory that hands out sequences and commits as PostgreSQL does: a transaction takes its sequences when it writes,
 * others may commit before it, and a rollback leaves a hole.
 */
public final class RecordedEvents implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final int MAX_GAP = 1_000_000;

    private final TreeMap<Long, DomainEventMessage<?>> committed = new TreeMap<>();
    private final Map<Long, DomainEventMessage<?>> pending = new HashMap<>();
    private final Map<String, Long> nextInStream = new HashMap<>();
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private long lastSequence;

    /** Stores and commits a fact; its sequence. */
    public long record(String stream, DomainEvent event, Instant at) {
        long sequence = write(stream, event, at);
        commit(sequence);
        return sequence;
    }

    /** Writes a fact in a transaction that is still open; its sequence. */
    public synchronized long write(String stream, DomainEvent event, Instant at) {
        long sequence = ++lastSequence;
        long place = nextInStream.merge(stream, 1L, Long::sum) - 1;
        pending.put(
                sequence,
                new GenericDomainEventMessage<>(
                        "aggregate",
                        stream,
                        place,
                        event,
                        MetaData.from(
                                Map.of(EventMetadata.OPERATOR, "op-7", EventMetadata.CORRELATION_ID, "c" + sequence)),
                        "event-" + sequence,
                        at));
        return sequence;
    }

    /** Commits what was written under a sequence. */
    public void commit(long sequence) {
        synchronized (this) {
            committed.put(sequence, pending.remove(sequence));
        }
        callbacks.forEach(Runnable::run);
    }

    /** Takes a sequence for a transaction that is rolled back. */
    public synchronized void hole() {
        lastSequence++;
    }

    /** What a backup of this moment holds. */
    public synchronized RecordedEvents copy() {
        RecordedEvents copy = new RecordedEvents();
        copy.committed.putAll(committed);
        copy.nextInStream.putAll(nextInStream);
        copy.lastSequence = lastSequence;
        return copy;
    }

    /** All committed messages in the order of their sequences. */
    public synchronized List<DomainEventMessage<?>> messages() {
        return new ArrayList<>(committed.values());
    }

    @Override
    public TrackingToken createTailToken() {
        return null;
    }

    @Override
    public synchronized TrackingToken createHeadToken() {
        return committed.isEmpty() ? null : GapAwareTrackingToken.newInstance(committed.lastKey(), List.of());
    }

    @Override
    public synchronized TrackingToken createTokenAt(Instant instant) {
        return committed.entrySet().stream()
                .filter(entry -> !entry.getValue().getTimestamp().isBefore(instant))
                .min(Comparator.comparingLong(Map.Entry::getKey))
                .map(entry -> (TrackingToken) GapAwareTrackingToken.newInstance(entry.getKey() - 1, List.of()))
                .orElseGet(this::createHeadToken);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken from) {
        return new Reader((GapAwareTrackingToken) from);
    }

    private synchronized Optional<TrackedEventMessage<?>> after(GapAwareTrackingToken token) {
        for (Map.Entry<Long, DomainEventMessage<?>> entry : committed.entrySet()) {
            long sequence = entry.getKey();
            boolean unread = token == null
                    || sequence > token.getIndex()
                    || token.getGaps().contains(sequence);
            if (unread) {
                GapAwareTrackingToken next = token == null
                        ? GapAwareTrackingToken.newInstance(sequence, gapsBefore(sequence))
                        : token.advanceTo(sequence, MAX_GAP);
                return Optional.of(new GenericTrackedDomainEventMessage<>(next, entry.getValue()));
            }
        }
        return Optional.empty();
    }

    private static List<Long> gapsBefore(long sequence) {
        List<Long> gaps = new ArrayList<>();
        for (long gap = 1; gap < sequence; gap++) {
            gaps.add(gap);
        }
        return gaps;
    }

    private final class Reader implements BlockingStream<TrackedEventMessage<?>> {

        private GapAwareTrackingToken token;
        private Runnable callback = () -> {};

        private Reader(GapAwareTrackingToken token) {
            this.token = token;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return after(token);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            TrackedEventMessage<?> next = peek().orElseThrow();
            token = (GapAwareTrackingToken) next.trackingToken();
            return next;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable onAvailable) {
            callbacks.remove(callback);
            callback = onAvailable;
            callbacks.add(onAvailable);
            return true;
        }

        @Override
        public void close() {
            callbacks.remove(callback);
        }
    }
}
