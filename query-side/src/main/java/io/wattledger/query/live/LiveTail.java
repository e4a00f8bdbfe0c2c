package io.wattledger.query.live;

import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.port.Signals;
import io.wattledger.kernel.port.Subscription;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.telemetry.TelemetryChanges;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the delivery log for all readers of this process, whichever process writes it, and shows them new readings too: of each meter
 * at most one a second.
 */
public final class LiveTail implements SmartLifecycle, TelemetryChanges {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTail.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 200;
    private static final int READERS_LIMIT = 200;

    private final DeliveryLog log;
    private final LiveRenderer renderer;
    private final Signals signals;
    private final List<LiveReader> readers = new CopyOnWriteArrayList<>();
    private final Set<MeterId> changedMeters = ConcurrentHashMap.newKeySet();
    private final Semaphore wakeUp = new Semaphore(0);
    private final Thread follower = new Thread(this::follow, "live-tail");
    private volatile boolean running;
    private @Nullable Subscription subscription;

    /** A tail that is not started yet. */
    public LiveTail(DeliveryLog log, LiveRenderer renderer, Signals signals) {
        this.log = log;
        this.renderer = renderer;
        this.signals = signals;
    }

    /**
     * Admits a reader; what is delivered from now on waits for it.
     *
     * @throws RefusedException if there are too many already, or the program ends
     */
    public LiveReader admit(OperatorIdentity operator) {
        if (!running) {
            throw new RefusedException(ProblemType.STORE_UNAVAILABLE);
        }
        readers.removeIf(LiveReader::gone);
        if (readers.size() >= READERS_LIMIT) {
            throw new RefusedException(ProblemType.TOO_MANY_ATTEMPTS);
        }
        LiveReader reader = new LiveReader(operator);
        readers.add(reader);
        return reader;
    }

    @Override
    public void changed(Set<MeterId> meters) {
        if (!readers.isEmpty()) {
            changedMeters.addAll(meters);
        }
    }

    private void follow() {
        long number = -1;
        long metersShownAt = System.nanoTime();
        while (running) {
            try {
                if (number < 0) {
                    number = log.newest();
                }
                if (wakeUp.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    wakeUp.drainPermits();
                }
                number = showDeliveries(number);
                if (System.nanoTime() - metersShownAt >= LOOK_EVERY.toNanos()) {
                    metersShownAt = System.nanoTime();
                    showMeters();
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException broken) {
                LOG.warn("The live stream pauses.", broken);
            }
        }
    }

    private long showDeliveries(long number) {
        long reached = number;
        while (true) {
            List<Delivery> next = log.after(reached, AT_ONCE);
            if (next.isEmpty()) {
                return reached;
            }
            reached = next.get(next.size() - 1).number();
            if (!readers.isEmpty()) {
                show(renderer.render(next));
            }
        }
    }

    private void showMeters() {
        Set<MeterId> meters = new HashSet<>(changedMeters);
        changedMeters.removeAll(meters);
        if (!meters.isEmpty() && !readers.isEmpty()) {
            show(renderer.render(meters));
        }
    }

    private void show(List<LiveMessage> messages) {
        readers.forEach(reader -> messages.forEach(reader::offer));
        readers.removeIf(LiveReader::gone);
    }

    @Override
    public void start() {
        running = true;
        subscription = signals.listen(LiveFeed.SIGNAL, payload -> wakeUp.release());
        follower.start();
    }

    @Override
    public void stop() {
        running = false;
        if (subscription != null) {
            subscription.close();
        }
        readers.forEach(LiveReader::leave);
        wakeUp.release();
        try {
            follower.join(LOOK_EVERY.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        follower.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped before the web server, which would wait for its open streams. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
