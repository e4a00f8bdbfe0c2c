package io.wattledger.benchmark.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients in closed loops: each begins the next unit of work when it has the answer to the last. */
public final class Load {

    private static final int FIRST_CAPACITY = 1 << 14;
    private static final long SEED = 20_261_121;

    private Load() {}

    /** Has this many clients work for this long, and tells what it took; the first failure of any client fails all. */
    public static Measured run(int clients, Duration time, Work work) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        SplittableRandom seeds = new SplittableRandom(SEED);
        try {
            CpuTime before = CpuTime.now();
            long until = System.nanoTime() + time.toNanos();
            List<Future<long[]>> loops = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                SplittableRandom own = seeds.split();
                loops.add(threads.submit(() -> loop(number, own, until, work)));
            }
            List<long[]> waits = new ArrayList<>();
            for (Future<long[]> loop : loops) {
                waits.add(loop.get());
            }
            return Measured.of(waits, before, CpuTime.now());
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a client failed: " + failed.getCause(), failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Nanoseconds that each unit of work took. */
    private static long[] loop(int client, SplittableRandom random, long until, Work work) throws Exception {
        long[] nanos = new long[FIRST_CAPACITY];
        int done = 0;
        long begun = System.nanoTime();
        while (begun - until < 0) {
            work.once(client, random);
            long ended = System.nanoTime();
            if (done == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * done);
            }
            nanos[done++] = ended - begun;
            begun = ended;
        }
        return Arrays.copyOf(nanos, done);
    }
}
