package io.wattledger.query.feed;

import io.wattledger.kernel.port.ProjectionLag;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.MongoViews;
import io.wattledger.query.projection.Projector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the read models up with the event store. At its start it looks whether they were made from this very event store; if not, or if
 * they were lost, it builds them from the first event on.
 */
public final class ViewFeed implements SmartLifecycle, ProjectionLag {

    /** Name of the processor and of its tokens. */
    public static final String NAME = "views";

    private static final Logger LOG = LoggerFactory.getLogger(ViewFeed.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final FactSource events;
    private final MongoViews views;
    private final Projector projector;
    private final ViewTokens tokens;
    private final OriginMark origin;
    private final PooledFeed feed;
    private final ViewPosition position;
    private final Thread starter = new Thread(this::begin, "views-start");

    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile boolean rebuilding = true;
    private volatile @Nullable String startFailure;
    private volatile long goal;

    /**
     * A feed that is not started yet.
     *
     * @param segments how many parts of the stream are processed side by side
     */
    public ViewFeed(FactSource events, MongoViews views, Projector projector, ViewTokens tokens, int segments) {
        this.events = events;
        this.views = views;
        this.projector = projector;
        this.tokens = tokens;
        this.origin = new OriginMark(views, ViewShape.of(projector.projections()));
        this.feed = new PooledFeed(NAME, segments, events, tokens, source -> source.createTailToken(), this::project);
        this.position = new ViewPosition(feed::positions);
    }

    /**
     * Has something done when it is certain that the read store belongs to this event store, and before the first event comes; may be
     * done again if the start has to be tried again.
     */
    public void beforeStart(Runnable follower) {
        followers.add(follower);
    }

    /** How far the read models have come. */
    public ViewPosition position() {
        return position;
    }

    private void project(List<Fact> batch) {
        projector.apply(batch, views);
        origin.remember(batch);
    }

    /** Starts in a thread of its own: a read store that is away must not keep commands from running. */
    @Override
    public void start() {
        running = true;
        starter.start();
    }

    private void begin() {
        try {
            while (!begun()) {
                Thread.sleep(LOOK_EVERY.toMillis());
            }
            while (rebuilding) {
                tellProgress();
                Thread.sleep(LOOK_EVERY.toMillis());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean begun() {
        try {
            if (!origin.fits(events, reached())) {
                LOG.warn("The read models do not fit the event store or this version; they are built again.");
                views.dropAll();
            }
            tokens.goBack(NAME);
            origin.rememberShape();
            views.declareIndexes(projector.projections());
            followers.forEach(Runnable::run);
            goal = events.head();
            feed.start();
            startFailure = null;
            return true;
        } catch (RuntimeException broken) {
            startFailure = "the read models cannot start: " + broken;
            LOG.error("The read models cannot start; next try in {} s.", LOOK_EVERY.toSeconds(), broken);
            return false;
        }
    }

    /** How far the stored tokens reach, by the one that is farthest. */
    private long reached() {
        return tokens.positions(NAME).stream()
                .mapToLong(token -> FactSource.positionOf(token.orElse(null)))
                .max()
                .orElse(0);
    }

    /** Tells how far a rebuild is; it ends when what was stored at the start is included. */
    private void tellProgress() {
        try {
            long now = position.asOf();
            rebuilding = now < goal;
            if (rebuilding) {
                LOG.info("The read models include {} of {} events ({} %).", now, goal, now * 100 / goal);
            } else {
                LOG.info("The read models include all {} events that were stored.", goal);
            }
        } catch (RuntimeException away) {
            LOG.warn("Nobody knows how far the read models are.", away);
        }
    }

    @Override
    public Progress progress() {
        String failure = startFailure == null ? feed.failure() : startFailure;
        return new Progress(position.asOf(), events.head(), rebuilding, failure);
    }

    @Override
    public void stop() {
        running = false;
        starter.interrupt();
        feed.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the stores and before the web server, which answers from the read models. */
    @Override
    public int getPhase() {
        return 0;
    }
}
