package io.wattledger.app.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL data directory, and the server that its {@code postmaster.pid} names. */
record Cluster(Path directory) {

    private static final int STATUS_LINE = 7;

    /** Whether a database was ever made here. */
    boolean exists() {
        return Files.exists(directory.resolve("PG_VERSION"));
    }

    /** Whether the server says that it takes connections. */
    boolean isReady() throws IOException {
        List<String> lines = pidFile();
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /** The running server of this directory. A process that merely has the same number, after a reboot say, is none. */
    Optional<ProcessHandle> server() throws IOException {
        List<String> lines = pidFile();
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(this::worksHere);
    }

    /** All server processes of this directory, also those that outlived the one that started them. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    /** Every process of a server has the data directory as its working directory. */
    private boolean worksHere(ProcessHandle process) {
        Path entry = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.isSameFile(entry.resolve("cwd"), directory)
                    && Files.readSymbolicLink(entry.resolve("exe"))
                            .getFileName()
                            .toString()
                            .startsWith("postgres");
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    /**
     * Removes what a dead server left of its {@code postmaster.pid}: after a restart of a container another process or thread often has
     * the same number, and PostgreSQL would take that for itself. To be called only while no process works here.
     */
    void forgetDeadServer() throws IOException {
        Files.deleteIfExists(directory.resolve("postmaster.pid"));
    }

    private List<String> pidFile() throws IOException {
        try {
            return Files.readAllLines(directory.resolve("postmaster.pid"));
        } catch (NoSuchFileException notRunning) {
            return List.of();
        }
    }

    /**
     * Sends a signal that PostgreSQL knows as a way to shut down, and waits.
     *
     * @param signal {@code INT} ends all sessions and writes everything out, {@code QUIT} leaves recovery to the next start
     * @return whether the process ended in time
     */
    static boolean stop(ProcessHandle server, String signal, Duration patience)
            throws IOException, InterruptedException {
        // Java itself knows only TERM and KILL; kill is built into every shell.
        new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + server.pid())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        try {
            server.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException unexpected) {
            throw new IllegalStateException("waiting for a process cannot fail", unexpected);
        }
    }
}
