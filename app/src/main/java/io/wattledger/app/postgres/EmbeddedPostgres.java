package io.wattledger.app.postgres;

import io.wattledger.app.start.DataFolder;
import io.wattledger.app.start.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The event store's server when no other is named: PostgreSQL as a direct child of this process, on a free port of the loopback
 * interface, with everything that makes a commit durable switched on. Its data directory is only ever added to. A server that a killed
 * program left behind is stopped before the next start.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "wattledger";
    private static final String DATABASE = "postgres";
    private static final Path NO_FILE = Path.of("/dev/null");
    private static final int PASSWORD_BYTES = 24;
    private static final int START_ATTEMPTS = 5;
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Process process;
    private final int port;
    private final String password;

    private EmbeddedPostgres(Cluster cluster, Process process, int port, String password) {
        this.cluster = cluster;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server on the data directory {@code postgres} of the data folder, making it at first start.
     *
     * @param binariesCache where the binaries are unpacked to
     * @throws StartRefused if it does not start, with the server's own words
     */
    public static EmbeddedPostgres start(DataFolder data, Path binariesCache) {
        try {
            Path binaries = PostgresBinaries.unpackInto(binariesCache).resolve("bin");
            Cluster cluster = new Cluster(data.path().resolve("postgres"));
            ServerAccount account = ServerAccount.forCluster(cluster.directory());
            String password = new String(
                    data.secret("postgres-password", EmbeddedPostgres::newPassword), StandardCharsets.US_ASCII);
            if (!cluster.exists()) {
                initialise(cluster, account, binaries, password);
            }
            stopOrphans(cluster);
            EmbeddedPostgres server = launch(cluster, account, binaries, password);
            server.requireDurability();
            return server;
        } catch (IOException failure) {
            throw new StartRefused("The embedded PostgreSQL cannot be started: " + failure, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while the embedded PostgreSQL was starting.", interrupted);
        }
    }

    /** Where binaries are kept by default: with the data, or as root, when another account must reach them, in the system's cache. */
    public static Path defaultBinariesCache(DataFolder data) {
        try {
            return ServerAccount.runningAsRoot() ? Path.of("/var/cache/wattledger") : data.path();
        } catch (IOException failure) {
            throw new StartRefused("There is no /proc here, so PostgreSQL cannot be supervised: " + failure, failure);
        }
    }

    private static byte[] newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encode(bytes);
    }

    /** Makes the database beside its place and renames it at the end, so that a kill in between leaves nothing half made. */
    private static void initialise(Cluster cluster, ServerAccount account, Path binaries, String password)
            throws IOException, InterruptedException {
        LOG.info("Making a new database in {}", cluster.directory());
        Path beside = cluster.directory().resolveSibling("postgres-initialising");
        // Left by a kill during an earlier attempt; no server ever ran in it.
        FileSystemUtils.deleteRecursively(beside);
        Files.createDirectory(
                beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(beside);
        Path passwordFile = Files.createTempFile("wattledger", ".pw");
        try {
            Files.writeString(passwordFile, password);
            account.own(passwordFile);
            List<String> arguments = List.of(
                    "--pgdata=" + ServerAccount.CLUSTER,
                    "--username=" + USER,
                    "--pwfile=" + ServerAccount.PASSWORD_FILE,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--data-checksums");
            Process initdb = new ProcessBuilder(
                            account.command(beside, passwordFile, binaries.resolve("initdb"), arguments))
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (initdb.waitFor() != 0) {
                throw new StartRefused("PostgreSQL could not make its database: " + lastLineOf(said));
            }
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(beside, cluster.directory());
    }

    private static void stopOrphans(Cluster cluster) throws IOException, InterruptedException {
        ProcessHandle orphan = cluster.server().orElse(null);
        if (orphan != null) {
            LOG.warn("Stopping PostgreSQL process {}, which a killed program left behind", orphan.pid());
            if (!Cluster.stop(orphan, "INT", STOP_PATIENCE)) {
                Cluster.stop(orphan, "QUIT", STOP_PATIENCE);
            }
        }
        for (ProcessHandle left : cluster.processes()) {
            if (!Cluster.stop(left, "QUIT", STOP_PATIENCE)) {
                throw new StartRefused("PostgreSQL process " + left.pid()
                        + ", left behind by a killed program, does not end; " + "end it by hand and start again.");
            }
        }
        cluster.forgetDeadServer();
    }

    /** Starts the server; tries another port if somebody took the free one in the meantime. */
    private static EmbeddedPostgres launch(Cluster cluster, ServerAccount account, Path binaries, String password)
            throws IOException, InterruptedException {
        String said = "";
        for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
            int port = freePort();
            Process process = new ProcessBuilder(
                            account.command(cluster.directory(), NO_FILE, binaries.resolve("postgres"), settings(port)))
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .start();
            ServerOutput output = ServerOutput.forward(process.getInputStream());
            if (awaitReady(cluster, process)) {
                LOG.info("PostgreSQL runs as process {} on port {}", process.pid(), port);
                return new EmbeddedPostgres(cluster, process, port, password);
            }
            said = output.reason();
        }
        throw new StartRefused("The embedded PostgreSQL does not start on " + cluster.directory() + ": " + said);
    }

    private static boolean awaitReady(Cluster cluster, Process process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (cluster.isReady() && cluster.server().isPresent()) {
                return true;
            }
        }
        process.destroy();
        throw new StartRefused(
                "The embedded PostgreSQL was not ready after " + START_PATIENCE.toMinutes() + " minutes.");
    }

    private static List<String> settings(int port) {
        return List.of(
                "-D", ServerAccount.CLUSTER,
                "-c", "listen_addresses=127.0.0.1",
                "-c", "port=" + port,
                "-c", "unix_socket_directories=",
                "-c", "fsync=on",
                "-c", "synchronous_commit=on",
                "-c", "full_page_writes=on",
                "-c", "max_connections=60",
                "-c", "timezone=UTC",
                "-c", "log_timezone=UTC",
                "-c", "log_checkpoints=off",
                // What a statement may fail with is told to the client; the log keeps what concerns the server.
                "-c", "log_min_messages=log",
                "-c", "jit=off");
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private void requireDurability() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), USER, password);
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (ResultSet shown = statement.executeQuery("SHOW " + setting)) {
                    shown.next();
                    if (!shown.getString(1).equals("on")) {
                        throw new StartRefused("PostgreSQL runs with " + setting + "=" + shown.getString(1)
                                + ", so that a power cut could lose accepted money; this is refused.");
                    }
                }
            }
        } catch (SQLException failure) {
            close();
            throw new StartRefused("The embedded PostgreSQL does not answer: " + failure.getMessage(), failure);
        } catch (StartRefused refused) {
            close();
            throw refused;
        }
    }

    /** JDBC URL of the database. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** Name to log in with. */
    public String user() {
        return USER;
    }

    /** Password to log in with. */
    public String password() {
        return password;
    }

    /** Ends all sessions, writes everything out and waits for the server to end, a few seconds at most. */
    @Override
    public void close() {
        try {
            ProcessHandle server = cluster.server().orElse(process.toHandle());
            if (!Cluster.stop(server, "INT", STOP_PATIENCE)) {
                LOG.warn("PostgreSQL does not end in time; it will recover at the next start");
                Cluster.stop(server, "QUIT", Duration.ofSeconds(1));
            }
        } catch (IOException failure) {
            LOG.warn("PostgreSQL could not be stopped", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String lastLineOf(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
    }
}
