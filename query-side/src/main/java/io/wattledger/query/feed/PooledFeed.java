package io.wattledger.query.feed;

import io.wattledger.query.projection.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * One processor of the event stream with its threads. It uses no SQL transaction: its handler must be idempotent, and the token is
 * stored after the handler's writes. A batch that fails is retried with back-off, never skipped.
 */
public final class PooledFeed {

    private static final int BATCH_SIZE = 500;
    private static final long TOKEN_STORED_WITHIN_MILLIS = 200;

    private final String name;
    private final ViewTokens tokens;
    private final BatchInvoker invoker;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService workers;
    private final PooledStreamingEventProcessor processor;

    /**
     * A processor that is not started yet.
     *
     * @param name its name, under which its tokens are kept
     * @param segments how many it is made with
     * @param initial where it begins when it never ran
     * @param handler takes each batch; whatever it throws stops the segment until a retry succeeds
     */
    public PooledFeed(
            String name,
            int segments,
            FactSource source,
            ViewTokens tokens,
            Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> initial,
            Consumer<List<Fact>> handler) {
        this.name = name;
        this.tokens = tokens;
        this.invoker = new BatchInvoker(handler);
        this.coordinator = Executors.newScheduledThreadPool(1, new AxonThreadFactory(name + "-coordinator"));
        this.workers = Executors.newScheduledThreadPool(segments, new AxonThreadFactory(name));
        this.processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .messageSource(source)
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.INSTANCE)
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialSegmentCount(segments)
                .initialToken(initial)
                .batchSize(BATCH_SIZE)
                .claimExtensionThreshold(TOKEN_STORED_WITHIN_MILLIS)
                .tokenClaimInterval(1_000)
                .enableCoordinatorClaimExtension()
                .build();
    }

    /** Begins, or goes on where it stopped. */
    public void start() {
        processor.start();
    }

    /** Ends after the batches that are being handled, and gives its claims back. */
    public void stop() {
        processor.shutDown();
        workers.shutdown();
        coordinator.shutdown();
    }

    /** What keeps it from going on; null while all is well. */
    public @Nullable String failure() {
        String broken = invoker.failure();
        if (broken != null) {
            return broken;
        }
        return processor.isError() ? "the event stream or the tokens cannot be read" : null;
    }

    /** Where every segment stands: as this process knows it if it runs them all, else as stored. */
    public List<Optional<TrackingToken>> positions() {
        Collection<EventTrackerStatus> own = processor.processingStatus().values();
        return runsAll(own) ? known(own) : tokens.positions(name);
    }

    private static List<Optional<TrackingToken>> known(Collection<EventTrackerStatus> own) {
        List<Optional<TrackingToken>> positions = new ArrayList<>();
        own.forEach(status -> positions.add(Optional.ofNullable(status.getTrackingToken())));
        return positions;
    }

    /** Whether these segments are the whole: a segment with mask m is one of m + 1. */
    private static boolean runsAll(Collection<EventTrackerStatus> own) {
        double whole = own.stream()
                .mapToDouble(status -> 1.0 / (status.getSegment().getMask() + 1))
                .sum();
        return whole == 1.0;
    }
}
