package io.wattledger.query.telemetry;

import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.port.Observations;
import io.wattledger.query.telemetry.Batch.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Writes what polling finds, in batches and by its own thread: many polls of a meter within a batch cost one write. While the store is
 * away findings are kept up to a bound; beyond it the newest are dropped and counted, since the next poll finds them again.
 */
public final class TelemetryStore implements Observations, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TelemetryStore.class);
    private static final int QUEUE_LIMIT = 50_000;
    private static final int BATCH_LIMIT = 5_000;
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);
    private static final Duration GATHER = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final TelemetryDatabase database;
    private final List<TelemetryChanges> listeners;
    private final BlockingQueue<Observation> queue = new LinkedBlockingQueue<>(QUEUE_LIMIT);
    private final AtomicLong dropped = new AtomicLong();

    private final Map<MeterId, Known> known = new HashMap<>();
    private final Thread worker = new Thread(this::work, "telemetry");
    private volatile boolean running;

    /** A store that is not started yet. */
    public TelemetryStore(TelemetryDatabase database, List<TelemetryChanges> listeners) {
        this.database = database;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void publish(List<Observation> found) {
        found.forEach(each -> {
            if (!queue.offer(each)) {
                dropped.incrementAndGet();
            }
        });
    }

    private void work() {
        List<Observation> batch = new ArrayList<>();
        while (running || !queue.isEmpty()) {
            try {
                gather(batch);
                if (!batch.isEmpty()) {
                    write(batch);
                    batch.clear();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException broken) {
                LOG.warn("Telemetry cannot be written; {} findings wait.", batch.size() + queue.size(), broken);
                if (!running) {
                    return;
                }
                pause();
            }
        }
    }

    /** Fills the batch with what has come in; what a failed write left in it is tried again first. */
    private void gather(List<Observation> batch) throws InterruptedException {
        Observation first = queue.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            TimeUnit.MILLISECONDS.sleep(GATHER.toMillis());
            batch.add(first);
            queue.drainTo(batch, Math.max(0, BATCH_LIMIT - batch.size()));
        }
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            LOG.warn("{} findings of polling were dropped: the telemetry store is too slow or away.", lost);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Observation> findings) {
        Batch batch = new Batch(findings, known);
        batch.writeTo(database);
        if (!batch.changed().isEmpty()) {
            listeners.forEach(listener -> listener.changed(batch.changed()));
        }
    }

    @Override
    public void start() {
        running = true;
        worker.start();
    }

    /** Ends once what has come in is written, or when that takes too long. */
    @Override
    public void stop() {
        running = false;
        try {
            worker.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        worker.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before those who poll, and stopped after them. */
    @Override
    public int getPhase() {
        return -1;
    }
}
