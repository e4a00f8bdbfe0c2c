package io.wattledger.acceptance.harness;

import static org.awaitility.Awaitility.await;

import io.wattledger.simulator.SimulatedSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real program as a child process on a data folder of its own. It can be killed, ended and started again on the same data and port; what it says is kept
 * in {@code target/acceptance/<name>/}.
 */
public final class Program implements AutoCloseable {

    /** Password of the first administrator. */
    public static final String ADMIN_PASSWORD = "open-sesame-2026";

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(60);
    private static final Path JAR = Path.of("..", "app", "target", "wattledger.jar");

    /** As {@code build.sh} gives them, but with the quick compiler alone: most of these processes live for a minute. */
    private static final List<String> JAVA_OPTIONS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Daxoniq.update-checker.disabled=true",
            "-Ddisable-axoniq-console-message=true");

    /** Everything that the adapter waits for in the field within seconds or minutes comes within fractions of them here. */
    private static final List<String> QUICK_FIELD = List.of(
            "-Dwattledger.adapter.poll-interval=1s",
            "-Dwattledger.adapter.gateway-lost-after=5s",
            "-Dwattledger.adapter.lease-time-to-live=6s",
            "-Dwattledger.adapter.safety-interval=2s",
            "-Dwattledger.adapter.late-answer=500ms",
            "-Dwattledger.adapter.redial-first=100ms",
            "-Dwattledger.adapter.redial-longest=1s",
            "-Dwattledger.adapter.silent-meter-first=1s",
            "-Dwattledger.adapter.silent-meter-longest=3s",
            "-Dwattledger.adapter.retry-first=300ms",
            "-Dwattledger.adapter.retry-longest=3s",
            "-Dwattledger.money.retry-delays=300ms,1s");

    private final Path folder;
    private final Path data;
    private final int port;
    private final int dialInPort = freePort();
    private final boolean ownsData;
    private final List<String> options;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<SimulatedSite> dialled = new ArrayList<>();
    private Process process;

    private Program(Path folder, Path data, boolean ownsData, int port, List<String> options) {
        this.folder = folder;
        this.data = data;
        this.ownsData = ownsData;
        this.port = port;
        this.options = options;
    }

    /** A program with fresh data and a free port, not started yet. */
    public static Program named(String name, String... options) {
        Path folder = Path.of("target", "acceptance", name).toAbsolutePath();
        Folders.delete(folder);
        Folders.create(folder);
        return new Program(folder, folder.resolve("data"), true, freePort(), List.of(options));
    }

    /** As {@link #named}, started and ready. */
    public static Program startedAs(String name) {
        Program program = named(name);
        program.start();
        try {
            program.awaitReady();
            return program;
        } catch (RuntimeException notReady) {
            program.close();
            throw notReady;
        }
    }

    /** Another process on the same data, with a port of its own. */
    public Program rivalOnSameData() {
        return new Program(folder.resolve("rival-on-data"), data, false, freePort(), options);
    }

    /** Another process on the same port, with data of its own. */
    public Program rivalOnSamePort() {
        Path rival = folder.resolve("rival-on-port");
        return new Program(rival, rival.resolve("data"), true, port, options);
    }

    /** The same program on the same data and port, to be started with these options once this one has ended. */
    public Program reconfigured(String... others) {
        Program again = new Program(folder, data, ownsData, port, List.of(others));
        again.dialled.addAll(dialled);
        return again;
    }

    /** A program whose data folder is to be there. */
    public Program withData(Path elsewhere) {
        return new Program(folder, elsewhere, false, port, options);
    }

    /** Starts the process and returns at once. */
    public void start() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("the program is not built: " + JAR.toAbsolutePath() + " is missing");
        }
        Folders.create(folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.addAll(QUICK_FIELD);
        command.addAll(List.of("-jar", JAR.toString(), "--empty"));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("stdout.log").toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(standardError().toFile()));
        builder.environment()
                .putAll(Map.of(
                        "WATTLEDGER_PORT", Integer.toString(port),
                        "WATTLEDGER_ADAPTER_SECURE_DIAL_IN_PORT", Integer.toString(dialInPort),
                        "WATTLEDGER_DATA", data.toString(),
                        "WATTLEDGER_ADMIN_PASSWORD", ADMIN_PASSWORD));
        try {
            process = builder.start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /** Where gateways may dial in. */
    public int dialInPort() {
        return dialInPort;
    }

    /** Waits until the program says that it is ready; fails at once when it has ended instead. */
    public void awaitReady() {
        await("the program is ready")
                .atMost(READY_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .failFast("the program ended before it was ready: " + standardError(), () -> !process.isAlive())
                .until(this::isReady);
    }

    /** Kills it without warning, as a loss of power does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to end (SIGTERM) and tells how long it took. */
    public Duration terminate() {
        long begun = System.nanoTime();
        process.destroy();
        awaitEnd();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Waits until it has ended by itself and answers its exit code. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(ENDED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the program did not end within " + ENDED_WITHIN);
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the program to end", stopped);
        }
    }

    /** Kill, start again, ready. */
    public void killAndRestart() {
        kill();
        start();
        awaitReady();
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The first administrator's office, logged in. */
    public Office office() {
        return Office.logIn(this, "admin", ADMIN_PASSWORD);
    }

    /** Its data folder. */
    public Path data() {
        return data;
    }

    /** What it said on standard error, all starts of it. */
    public Path standardError() {
        return folder.resolve("stderr.log");
    }

    /** Lines on standard error so far. */
    public List<String> standardErrorLines() {
        try {
            return Files.readAllLines(standardError());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    HttpClient http() {
        return http;
    }

    /**
     * A simulated site that the program dials: it stays until the program has ended, so that nobody else can be given a port that is still dialled.
     */
    void dials(SimulatedSite site) {
        dialled.add(site);
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(address().resolve("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends the program, the sites that it dials, and the database server that a killed program may have left behind. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            terminate();
        }
        dialled.forEach(SimulatedSite::close);
        if (ownsData && Files.isDirectory(data)) {
            endOrphans();
        }
    }

    private void endOrphans() {
        try (Stream<Path> files = Files.find(data, 3, (file, facts) -> file.endsWith("postmaster.pid"))) {
            for (Path pidFile : files.toList()) {
                long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
