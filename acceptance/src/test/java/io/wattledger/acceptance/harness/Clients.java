package io.wattledger.acceptance.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients at work at the same time. */
public final class Clients {

    private Clients() {}

    /** Has this many clients work off the tasks and answers the results in the order of the tasks; the first failure fails all. */
    public static <T> List<T> workOff(int clients, List<? extends Callable<T>> tasks) {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> done : pool.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while clients were at work", stopped);
        } catch (ExecutionException failed) {
            throw new AssertionError("a client failed: " + failed.getCause(), failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
