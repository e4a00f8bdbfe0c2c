package io.wattledger.query.audit;

import io.wattledger.query.feed.FactSource;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.MemoryViews;
import io.wattledger.query.projection.Projector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.bson.Document;

/** Read models that are being built from the first event on, in memory. */
final class Rebuild implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final int NEXT_WITHIN_SECONDS = 2;

    private final Projector projector;
    private final BlockingStream<TrackedEventMessage<?>> stream;
    private final MemoryViews views = new MemoryViews();
    private long reached;
    private long events;

    Rebuild(FactSource events, Projector projector) {
        this.projector = projector;
        this.stream = events.openStream(events.createTailToken());
    }

    /** Goes on until a position is reached, or no event comes any more. */
    void advanceTo(long position) throws InterruptedException {
        List<Fact> batch = new ArrayList<>();
        while (reached < position && stream.hasNextAvailable(NEXT_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            TrackedEventMessage<?> message = stream.nextAvailable();
            reached = FactSource.positionOf(message.trackingToken());
            batch.add(FactSource.factOf(message));
            if (batch.size() == BATCH) {
                apply(batch);
            }
        }
        apply(batch);
    }

    private void apply(List<Fact> batch) {
        projector.apply(batch, views);
        events += batch.size();
        batch.clear();
    }

    /** Events applied so far. */
    long events() {
        return events;
    }

    /** Every document of a collection, by identity. */
    Map<String, Document> all(String collection) {
        return views.all(collection);
    }

    @Override
    public void close() {
        stream.close();
    }
}
