package io.wattledger.app.axon;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Lets a command decide again, on fresh state, when another process changed its aggregate meanwhile. Nothing of the failed attempt was
 * stored; any other failure goes back to the sender.
 */
final class ConflictRetry implements RetryScheduler, AutoCloseable {

    private static final int MOST_ATTEMPTS = 5;
    private static final int STEP_MILLIS = 5;

    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(2, task -> new Thread(task, "command-retry"));

    @Override
    @SuppressWarnings("rawtypes") // As Axon declares it.
    public boolean scheduleRetry(
            CommandMessage commandMessage,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable commandDispatch) {
        if (!(lastFailure instanceof ConcurrencyException)
                || failures.size() >= MOST_ATTEMPTS
                || threads.isShutdown()) {
            return false;
        }
        // Longer each time, so that several who compete come apart.
        var unused = threads.schedule(commandDispatch, (long) failures.size() * STEP_MILLIS, TimeUnit.MILLISECONDS);
        return true;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
