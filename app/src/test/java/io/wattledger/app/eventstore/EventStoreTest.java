package io.wattledger.app.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.wattledger.app.Platform;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.event.SiteRegistered;
import io.wattledger.kernel.event.StoredSequence;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.ChainVerification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events in a real PostgreSQL, written, read, followed and verified. */
class EventStoreTest {

    private final ConfigurableApplicationContext platform = Platform.shared();
    private final EventStorageEngine engine = platform.getBean(EventStorageEngine.class);
    private final JdbcClient database = platform.getBean(JdbcClient.class);

    @BeforeEach
    void emptyStore() {
        database.sql("truncate events restart identity").update();
    }

    @Test
    void thePlatformStoresEventsAndHasRealTransactions() {
        assertThat(platform.getBean(EventBus.class)).isInstanceOf(EmbeddedEventStore.class);
        assertThat(engine).isInstanceOf(ChainedEventStorageEngine.class);
        assertThat(platform.getBean(TransactionManager.class)).isInstanceOf(SpringTransactionManager.class);
        assertThat(database.sql("show transaction_timeout").query(String.class).single())
                .isEqualTo("5s");
    }

    @Test
    void anEventIsStoredUnderItsStableNameAndReadBackEqual() {
        DomainEventMessage<?> event =
                event("s1", 0, "North Campus").withMetaData(Map.of(EventMetadata.OPERATOR, "op-1"));

        engine.appendEvents(event);

        assertThat(database.sql("select name || ' ' || revision || ' ' || stream_id from events")
                        .query(String.class)
                        .single())
                .isEqualTo("site.registered 1 s1");
        DomainEventMessage<?> read = engine.readEvents("s1").next();
        assertThat(read.getPayload()).isEqualTo(event.getPayload());
        assertThat(read.getMetaData()).isEqualTo(MetaData.with(EventMetadata.OPERATOR, "op-1"));
        assertThat(read.getTimestamp()).isEqualTo(event.getTimestamp());
        assertThat(read.getIdentifier()).isEqualTo(event.getIdentifier());
    }

    @Test
    void theSequenceOfTheLastEventIsLeftInTheRootUnitOfWork() {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(event("s1", 0, "a"));
        platform.getBean(EventStore.class).publish(event("s1", 0, "a"), event("s1", 1, "b"), event("s2", 0, "c"));
        unit.commit();

        assertThat(unit.<Long>getResource(StoredSequence.RESOURCE_KEY)).isEqualTo(3L);
        assertThat(verify().verified()).isTrue();
    }

    @Test
    void twoWritersOfTheSamePlaceInAStreamConflictAndTheSecondStoresNothing() {
        engine.appendEvents(event("s1", 0, "a"));
        engine.appendEvents(event("s1", 1, "b"));

        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> engine.appendEvents(event("s2", 0, "x"), event("s1", 1, "late")));
        assertThatExceptionOfType(AggregateStreamCreationException.class)
                .isThrownBy(() -> engine.appendEvents(event("s1", 0, "again")));
        assertThat(verify()).isEqualTo(new ChainVerification.Report(true, 1, 2, null));
    }

    @Test
    void aRolledBackEventLeavesNoTraceInTheChain() {
        engine.appendEvents(event("s1", 0, "a"));
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(event("s1", 1, "lost"));
        unit.attachTransaction(platform.getBean(TransactionManager.class));
        engine.appendEvents(event("s1", 1, "lost"));
        unit.rollback();

        engine.appendEvents(event("s1", 1, "kept"), event("s1", 2, "next"));

        assertThat(verify()).isEqualTo(new ChainVerification.Report(true, 1, 3, null));
    }

    @Test
    void manyWritersAtOnceLoseNothingAndAReaderThatIsCaughtUpSeesEverything() throws Exception {
        int writers = 8;
        int eventsEach = 60;
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        WokenEventSource source = platform.getBean(WokenEventSource.class);
        try (TrackingEventStream stream = source.openStream(null)) {
            Thread reader = new Thread(() -> readInto(seen, stream));
            reader.start();
            List<Thread> threads = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String site = "site-" + writer;
                Thread thread = new Thread(() -> {
                    for (int sequence = 0; sequence < eventsEach; sequence++) {
                        engine.appendEvents(event(site, sequence, "n" + sequence));
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> seen.size() >= writers * eventsEach);
            reader.interrupt();
            reader.join();
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(writers * eventsEach);
        assertThat(verify()).isEqualTo(new ChainVerification.Report(true, writers, (long) writers * eventsEach, null));
    }

    private static void readInto(List<String> seen, TrackingEventStream stream) {
        try {
            while (true) {
                seen.add(stream.nextAvailable().getIdentifier());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anIdleReaderSeesANewEventWithinMilliseconds() throws Exception {
        WokenEventSource source = platform.getBean(WokenEventSource.class);
        try (TrackingEventStream stream = source.openStream(source.createHeadToken())) {
            List<Long> nanos = new ArrayList<>();
            for (int sequence = 0; sequence < 30; sequence++) {
                assertThat(stream.hasNextAvailable()).isFalse();
                long[] committedAt = new long[1];
                DomainEventMessage<?> event = event("s1", sequence, "x");
                Thread writer = new Thread(() -> {
                    engine.appendEvents(event);
                    committedAt[0] = System.nanoTime();
                });
                writer.start();
                assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
                TrackedEventMessage<?> seen = stream.nextAvailable();
                long seenAt = System.nanoTime();
                writer.join();
                assertThat(seen.getIdentifier()).isEqualTo(event.getIdentifier());
                nanos.add(seenAt - committedAt[0]);
            }
            Collections.sort(nanos);
            assertThat(Duration.ofNanos(nanos.get(nanos.size() / 2))).isLessThan(Duration.ofMillis(20));
        }
    }

    @Test
    void anUnknownEventStopsTheReaderInsteadOfBeingSkipped() {
        engine.appendEvents(event("s1", 0, "a"));
        database.sql("update events set name = 'site.from-the-future'").update();

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> engine.readEvents(null, false).forEach(event -> {}))
                .withStackTraceContaining("unknown event site.from-the-future");
    }

    private ChainVerification.Report verify() {
        return platform.getBean(ChainVerification.class).verify();
    }

    static DomainEventMessage<SiteRegistered> event(String site, long sequence, String name) {
        return new GenericDomainEventMessage<>(
                "Site", site, sequence, new SiteRegistered(new SiteId(site), name, "Asia/Shanghai"));
    }
}
