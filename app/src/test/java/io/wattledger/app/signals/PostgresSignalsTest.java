package io.wattledger.app.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.wattledger.app.Platform;
import io.wattledger.kernel.port.Subscription;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Signals between two processes, here two instances on the same database. */
class PostgresSignalsTest {

    private final TransactionTemplate transaction =
            new TransactionTemplate(Platform.shared().getBean(PlatformTransactionManager.class));
    private PostgresSignals here;
    private PostgresSignals there;
    private final List<String> heardHere = new CopyOnWriteArrayList<>();
    private final List<String> heardThere = new CopyOnWriteArrayList<>();

    @BeforeEach
    void twoProcesses() {
        here = signals("here");
        there = signals("there");
        here.listen("work", heardHere::add);
        there.listen("work", heardThere::add);
        awaitConnected();
    }

    private static PostgresSignals signals(String process) {
        JdbcConnectionDetails database = Platform.shared().getBean(JdbcConnectionDetails.class);
        return new PostgresSignals(
                () -> DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword()),
                process);
    }

    /** A signal sent before the other listens is lost, as it may be; so this one is sent until it is heard. */
    private void awaitConnected() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    here.send("work", "hello");
                    return !heardThere.isEmpty();
                });
        here.send("work", "ready");
        await().until(() -> heardThere.contains("ready"));
        heardHere.clear();
        heardThere.clear();
    }

    @AfterEach
    void end() {
        here.close();
        there.close();
    }

    @Test
    void aSignalIsHeardAtOnceHereAndSoonThereAndOnceEach() {
        here.send("work", "bus-1");

        assertThat(heardHere).containsExactly("bus-1");
        await().untilAsserted(() -> assertThat(heardThere).containsExactly("bus-1"));
        here.send("work", "bus-2");
        await().untilAsserted(() -> assertThat(heardThere).containsExactly("bus-1", "bus-2"));
        assertThat(heardHere).containsExactly("bus-1", "bus-2");
    }

    @Test
    void aSignalWaitsForTheCommit() {
        transaction.executeWithoutResult(status -> {
            here.send("work", "bus-1");
            assertThat(heardHere).isEmpty();
        });

        assertThat(heardHere).containsExactly("bus-1");
    }

    @Test
    void aRolledBackTransactionSignalsNothing() {
        transaction.executeWithoutResult(status -> {
            here.send("work", "never");
            status.setRollbackOnly();
        });
        here.send("work", "after");

        await().until(() -> heardThere.contains("after"));
        assertThat(heardHere).containsExactly("after");
        assertThat(heardThere).containsExactly("after");
    }

    @Test
    void aFailingListenerDoesNotKeepOthersFromHearing() {
        here.listen("other", payload -> {
            throw new IllegalStateException("broken");
        });
        here.listen("other", heardHere::add);

        here.send("other", "x");

        assertThat(heardHere).containsExactly("x");
    }

    @Test
    void whoStoppedListeningHearsNothing() {
        try (Subscription subscription = here.listen("other", heardHere::add)) {
            assertThat(subscription).isNotNull();
        }

        here.send("other", "x");

        assertThat(heardHere).isEmpty();
    }

    @Test
    void aBrokenConnectionIsOpenedAnew() {
        Platform.shared()
                .getBean(JdbcClient.class)
                .sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where (query ilike 'listen%' or query ilike '%pg_notify%') and pid <> pg_backend_pid()""")
                .query(Boolean.class)
                .list();

        awaitConnected();
    }

    @Test
    void aThousandSignalsAtOnceAllArrive() {
        for (int number = 0; number < 1000; number++) {
            here.send("work", "a-rather-long-payload-of-bus-number-" + number);
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(heardThere).hasSize(1000));
    }

    @Test
    void whatDoesNotFitIntoALineIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> here.send("work", "two\nlines"));
        assertThatIllegalArgumentException().isThrownBy(() -> here.send("work", "x".repeat(5_000)));
    }
}
