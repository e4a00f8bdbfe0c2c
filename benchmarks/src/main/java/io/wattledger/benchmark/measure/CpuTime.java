package io.wattledger.benchmark.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Processor time used up to a moment. On a busy machine rates say little; what a unit of work costs says the same.
 *
 * @param nanoTime the moment, by {@link System#nanoTime()}
 * @param programNanos used by this process
 * @param serverNanos used by the processes that it started, which is PostgreSQL; those that have ended are left out
 * @param machineNanos used by all processes of the machine
 */
record CpuTime(long nanoTime, long programNanos, long serverNanos, long machineNanos) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** The kernel counts in hundredths of a second. */
    private static final long NANOS_PER_TICK = Duration.ofMillis(10).toNanos();

    private static final int IDLE_COLUMN = 4;
    private static final int IO_WAIT_COLUMN = 5;
    private static final int LAST_COLUMN = 8;

    static CpuTime now() {
        long server = ProcessHandle.current()
                .descendants()
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
        return new CpuTime(System.nanoTime(), SYSTEM.getProcessCpuTime(), server, machine());
    }

    private static long machine() {
        try {
            String[] columns =
                    Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split("\\s+", -1);
            long ticks = 0;
            for (int column = 1; column <= LAST_COLUMN; column++) {
                if (column != IDLE_COLUMN && column != IO_WAIT_COLUMN) {
                    ticks += Long.parseLong(columns[column]);
                }
            }
            return ticks * NANOS_PER_TICK;
        } catch (IOException noProc) {
            throw new UncheckedIOException("benchmarks run on Linux", noProc);
        }
    }
}
