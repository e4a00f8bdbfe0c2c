package io.wattledger.query.live;

import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.event.MeterEvent;
import io.wattledger.kernel.event.MeterQuarantined;
import io.wattledger.kernel.event.MeterReleased;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.Signals;
import io.wattledger.query.feed.FactSource;
import io.wattledger.query.feed.PooledFeed;
import io.wattledger.query.feed.ViewPosition;
import io.wattledger.query.feed.ViewTokens;
import io.wattledger.query.meter.MeterProjection;
import io.wattledger.query.meter.MeterView;
import io.wattledger.query.operation.OperationProjection;
import io.wattledger.query.operation.OperationView;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.reading.Views;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Writes the delivery log: one segment, so that there is one order. It begins with what happens next, since nobody waits for the past,
 * and it follows the read models, so that whoever is told can look.
 */
public final class LiveFeed {

    /** Topic of the signal that says that there is something new to deliver. */
    static final String SIGNAL = "live";

    private static final String NAME = "live";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final DeliveryLog log;
    private final ViewPosition position;
    private final Views views;
    private final OperationProjection operations;
    private final MeterProjection meters;
    private final Signals signals;
    private final ViewTokens tokens;
    private final PooledFeed feed;
    private volatile boolean stopped;

    /** A feed that is not started yet. */
    public LiveFeed(
            FactSource events,
            ViewTokens tokens,
            ViewPosition position,
            Views views,
            OperationProjection operations,
            MeterProjection meters,
            DeliveryLog log,
            Signals signals) {
        this.log = log;
        this.position = position;
        this.views = views;
        this.operations = operations;
        this.meters = meters;
        this.signals = signals;
        this.tokens = tokens;
        this.feed = new PooledFeed(NAME, 1, events, tokens, StreamableMessageSource::createHeadToken, this::deliver);
    }

    /** Delivers what a batch changed, each subject once: whoever is told looks at the read models, which include the whole batch. */
    private void deliver(List<Fact> batch) {
        batch.stream().mapToLong(Fact::sequence).max().ifPresent(this::awaitViews);
        Map<String, OperationView> changed = views.find(
                operations, batch.stream().flatMap(LiveFeed::operationsOf).collect(Collectors.toSet()));
        Map<String, Fact> byOperation = new LinkedHashMap<>();
        Map<String, Fact> byMeter = new LinkedHashMap<>();
        for (Fact fact : batch) {
            List<OperationView> own = operationsOf(fact)
                    .map(changed::get)
                    .filter(Objects::nonNull)
                    .toList();
            own.forEach(operation -> byOperation.put(operation.id().value(), fact));
            own.stream()
                    .map(OperationView::meterId)
                    .findFirst()
                    .or(() -> meterOf(fact.event()))
                    .ifPresent(meter -> byMeter.put(meter.value(), fact));
        }
        append(Topic.OPERATION, byOperation, changed, OperationView::siteId);
        append(Topic.METER, byMeter, views.find(meters, byMeter.keySet()), MeterView::siteId);
        signals.send(SIGNAL, "");
    }

    private <V> void append(Topic topic, Map<String, Fact> causes, Map<String, V> seen, Function<V, SiteId> siteOf) {
        causes.forEach((id, fact) -> Optional.ofNullable(seen.get(id))
                .ifPresent(view -> log.append(fact.eventId(), topic, id, siteOf.apply(view))));
    }

    private static Stream<String> operationsOf(Fact fact) {
        return OperationProjection.operationsOf(fact.event()).stream().map(OperationId::value);
    }

    private void awaitViews(long sequence) {
        while (!position.await(sequence, LOOK_EVERY)) {
            if (stopped) {
                throw new IllegalStateException("stopped before the read models included event " + sequence);
            }
        }
    }

    /** The meter that an event is about, where it is about no operation. */
    private static Optional<MeterId> meterOf(DomainEvent event) {
        if (event instanceof MeterEvent it) {
            return Optional.of(it.meterId());
        }
        if (event instanceof MeterQuarantined it) {
            return Optional.of(it.meterId());
        }
        return event instanceof MeterReleased it ? Optional.of(it.meterId()) : Optional.empty();
    }

    /** Begins, or goes on where it stopped. */
    public void start() {
        log.declareIndexes();
        tokens.goBack(NAME);
        feed.start();
    }

    /** Ends after what it is writing. */
    public void stop() {
        stopped = true;
        feed.stop();
    }
}
