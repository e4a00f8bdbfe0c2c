package io.wattledger.app.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattledger.app.Platform;
import io.wattledger.app.start.DataFolder;
import io.wattledger.app.start.StartRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server of our own: durable, found again after every kind of end, and never run as root. */
class EmbeddedPostgresTest {

    private final Path folder = Platform.newDataFolder();

    @Test
    void whatWasCommittedIsThereAfterARestart() throws Exception {
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedPostgres server = start(data)) {
            execute(server, "create table t (i int)");
            execute(server, "insert into t values (42)");
        }
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedPostgres server = start(data)) {
            assertThat(ask(server, "select i from t")).isEqualTo("42");
        }
    }

    @Test
    void aCommitIsOnDiskAndTheServerIsOnLoopbackOnlyWithAPassword() throws Exception {
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedPostgres server = start(data)) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "show server_encoding")).isEqualTo("UTF8");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "guess"));
            Path password = folder.resolve("secrets/postgres-password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theServersProcessesNeverBelongToRoot() throws Exception {
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedPostgres server = start(data)) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
            List<ProcessHandle> processes = new Cluster(folder.resolve("postgres")).processes();
            assertThat(processes)
                    .isNotEmpty()
                    .allSatisfy(process -> assertThat(Files.getAttribute(Path.of("/proc/" + process.pid()), "unix:uid"))
                            .isNotEqualTo(0));
        }
    }

    @Test
    void aFolderBelowOneThatIsClosedToOthersServesAsWell() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        try (DataFolder data = DataFolder.open(folder.resolve("below"));
                EmbeddedPostgres server = start(data)) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void afterAKillOfTheProgramItsServerIsStoppedAndNothingCommittedIsLost() throws Exception {
        Process program = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedProgram.class.getName(),
                        folder.toString(),
                        Platform.binaries().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        awaitLine(program, DoomedProgram.COMMITTED);
        ProcessHandle orphan =
                new Cluster(folder.toRealPath().resolve("postgres")).server().orElseThrow();
        program.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).isTrue();

        try (DataFolder data = DataFolder.open(folder);
                EmbeddedPostgres server = start(data)) {
            assertThat(ask(server, "select i from t")).isEqualTo("7");
            orphan.onExit().get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void aPidFileThatNamesSomebodyElsesProcessDoesNotPreventTheStart() throws Exception {
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedPostgres server = start(data)) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
        long ourselves = ProcessHandle.current().pid();
        Files.writeString(
                folder.resolve("postgres/postmaster.pid"), ourselves + "\n/elsewhere\n0\n1\n\n127.0.0.1\n\nready\n");

        try (DataFolder data = DataFolder.open(folder);
                EmbeddedPostgres server = start(data)) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aDirectoryThatIsNoDatabaseIsRefusedWithTheServersOwnWordsAndLeftAsItIs() throws Exception {
        Path cluster = Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "9\n");
        if (ServerAccount.runningAsRoot()) {
            ServerAccount.forCluster(folder.resolve("none")).own(cluster);
        }
        Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));

        try (DataFolder data = DataFolder.open(folder)) {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> start(data))
                    .withMessageContaining(cluster.toRealPath().toString());
        }
        assertThat(cluster.resolve("PG_VERSION")).hasContent("9");
    }

    @Test
    void stoppingTakesNoMoreThanAFewSecondsEvenWithOpenSessions() throws Exception {
        try (DataFolder data = DataFolder.open(folder)) {
            EmbeddedPostgres server = start(data);
            try (Connection session = connect(server)) {
                assertThat(session.isValid(1)).isTrue();
                long began = System.nanoTime();
                server.close();
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
            }
            assertThat(new Cluster(folder.toRealPath().resolve("postgres")).processes())
                    .isEmpty();
        }
    }

    static EmbeddedPostgres start(DataFolder data) {
        return EmbeddedPostgres.start(data, Platform.binaries());
    }

    static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    private static void awaitLine(Process program, String expected) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.equals(expected)) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo(expected);
    }
}
