package io.wattledger.command.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks at an agenda again and again, on a thread of its own, for as long as the program runs. A look that fails is followed by the next. */
public abstract class RegularLook implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RegularLook.class);

    private final String name;
    private final Duration every;
    private @Nullable ScheduledExecutorService timer;

    /**
     * @param name of its thread, and of what it does in the log
     * @param every how long after one look the next follows
     */
    protected RegularLook(String name, Duration every) {
        this.name = name;
        this.every = every;
    }

    /** Does what is due now. */
    protected abstract void look();

    /** Looks now, without waiting for the next turn; nothing happens while it is stopped. */
    protected final synchronized void lookSoon() {
        if (timer != null) {
            timer.execute(this::lookSafely);
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException failed) {
            LOG.warn("{}: what is due could not be looked up; it is tried again", name, failed);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // lookSafely() lets no exception out
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        started.scheduleWithFixedDelay(this::lookSafely, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public final synchronized boolean isRunning() {
        return timer != null;
    }
}
