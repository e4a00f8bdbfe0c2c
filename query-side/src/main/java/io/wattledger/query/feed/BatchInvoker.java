package io.wattledger.query.feed;

import io.wattledger.query.projection.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Hands a processor's events on in whole batches, before the token that covers them is stored. All events of a stream go to one
 * segment, in order.
 */
final class BatchInvoker implements EventHandlerInvoker {

    private static final String BATCH = BatchInvoker.class.getName();

    private final Consumer<List<Fact>> handler;

    /** What each segment's last batch failed with; a segment whose last batch did not fail has no entry. */
    private final Map<Integer, String> failures = new ConcurrentHashMap<>();

    BatchInvoker(Consumer<List<Fact>> handler) {
        this.handler = handler;
    }

    /** What keeps a segment from going on; null if all go on. */
    @Nullable String failure() {
        return failures.values().stream().findFirst().orElse(null);
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        // Reading the payload here would hide an unknown event from the retry; the stream alone decides.
        return segment.matches(streamOf(message));
    }

    private static Object streamOf(EventMessage<?> message) {
        return message instanceof DomainEventMessage<?> stored
                ? stored.getAggregateIdentifier()
                : message.getIdentifier();
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        BatchingUnitOfWork<?> work = (BatchingUnitOfWork<?>) CurrentUnitOfWork.get();
        List<Fact> batch = work.getOrComputeResource(BATCH, none -> new ArrayList<>());
        try {
            batch.add(FactSource.factOf((TrackedEventMessage<?>) message));
            if (work.isLastMessage(message)) {
                handler.accept(batch);
                failures.remove(segment.getSegmentId());
            }
        } catch (RuntimeException broken) {
            failures.put(segment.getSegmentId(), "event " + message.getIdentifier() + ": " + broken);
            throw broken;
        }
    }

    @Override
    public boolean supportsReset() {
        return false;
    }
}
