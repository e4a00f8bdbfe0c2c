package io.wattledger.app.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.wattledger.app.Platform;
import io.wattledger.app.eventstore.WokenEventSource;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.event.SiteRegistered;
import io.wattledger.kernel.id.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A command's way through the program as it is wired: to its handler, again on conflict, and into events that tell where they come from. */
class CommandPathTest {

    private final ConfigurableApplicationContext platform = Platform.shared();
    private final CommandBus bus = platform.getBean(CommandBus.class);
    private final CommandGateway gateway = platform.getBean(CommandGateway.class);
    private final EventStore events = platform.getBean(EventStore.class);

    private Registration handler = () -> true;

    @AfterEach
    void removeHandler() {
        handler.cancel();
    }

    @BeforeEach
    void emptyStore() {
        platform.getBean(JdbcClient.class)
                .sql("truncate events restart identity")
                .update();
    }

    @Test
    void anEventTellsWhoGaveTheOrderAndWhichMessageCausedIt() {
        CommandMessage<String> command = new GenericCommandMessage<>("register s1")
                .andMetaData(Map.of(
                        EventMetadata.OPERATOR,
                        "op-1",
                        EventMetadata.SITE,
                        "s1",
                        EventMetadata.REASON,
                        "new campus",
                        EventMetadata.CLIENT_ADDRESS,
                        "192.0.2.7",
                        "not-for-events",
                        "x"));
        handler = bus.subscribe(String.class.getName(), message -> {
            events.publish(siteRegistered("s1", 0));
            return null;
        });
        gateway.sendAndWait(command);

        MetaData stored = events.readEvents("s1").next().getMetaData();
        assertThat(stored)
                .containsOnly(
                        Map.entry(EventMetadata.OPERATOR, "op-1"),
                        Map.entry(EventMetadata.SITE, "s1"),
                        Map.entry(EventMetadata.REASON, "new campus"),
                        Map.entry(EventMetadata.CLIENT_ADDRESS, "192.0.2.7"),
                        Map.entry(EventMetadata.CAUSATION_ID, command.getIdentifier()),
                        Map.entry(EventMetadata.CORRELATION_ID, command.getIdentifier()));
    }

    @Test
    void aCommandThatMeetsAConflictDecidesAgain() {
        AtomicInteger attempts = new AtomicInteger();
        handler = bus.subscribe(Integer.class.getName(), message -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ConcurrencyException("somebody else was faster");
            }
            return "done";
        });

        assertThat(gateway.<String>sendAndWait(1)).isEqualTo("done");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aConflictThatNeverEndsIsToldInTheEnd() {
        AtomicInteger attempts = new AtomicInteger();
        handler = bus.subscribe(Integer.class.getName(), message -> {
            attempts.incrementAndGet();
            throw new ConcurrencyException("somebody else was faster");
        });

        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> gateway.sendAndWait(1));
        assertThat(attempts).hasValue(5);
    }

    @Test
    void anotherFailureIsToldAtOnceAndNothingIsStored() {
        AtomicInteger attempts = new AtomicInteger();
        handler = bus.subscribe(Integer.class.getName(), message -> {
            attempts.incrementAndGet();
            events.publish(siteRegistered("s1", 0));
            throw new IllegalStateException("broken");
        });

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> gateway.sendAndWait(1));
        assertThat(attempts).hasValue(1);
        assertThat(events.lastSequenceNumberFor("s1")).isEmpty();
    }

    @Test
    void anIdleProcessorHandlesANewEventWithinMilliseconds() throws Exception {
        Map<String, Long> handledAtNanos = new ConcurrentHashMap<>();
        CountDownLatch first = new CountDownLatch(1);
        PooledStreamingEventProcessor processor = processor(event -> {
            handledAtNanos.put(event.getIdentifier(), System.nanoTime());
            first.countDown();
        });
        processor.start();
        try {
            events.publish(siteRegistered("s", 0));
            assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
            List<Long> nanos = new ArrayList<>();
            for (int sequence = 1; sequence <= 30; sequence++) {
                DomainEventMessage<?> event = siteRegistered("s", sequence);
                events.publish(event);
                long committedAtNanos = System.nanoTime();
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> handledAtNanos.containsKey(event.getIdentifier()));
                nanos.add(handledAtNanos.getOrDefault(event.getIdentifier(), 0L) - committedAtNanos);
            }
            Collections.sort(nanos);
            // The polling that is spared would take half a second; what is left is thread changes and one query.
            assertThat(Duration.ofNanos(nanos.get(nanos.size() / 2))).isLessThan(Duration.ofMillis(50));
        } finally {
            processor.shutDown();
        }
    }

    private PooledStreamingEventProcessor processor(Consumer<EventMessage<?>> handler) {
        return PooledStreamingEventProcessor.builder()
                .name("idle")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers((EventMessageHandler) event -> {
                            handler.accept(event);
                            return null;
                        })
                        .build())
                .messageSource(platform.getBean(WokenEventSource.class))
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(Executors.newSingleThreadScheduledExecutor())
                .workerExecutor(Executors.newSingleThreadScheduledExecutor())
                .initialSegmentCount(1)
                .build();
    }

    private static DomainEventMessage<SiteRegistered> siteRegistered(String site, long sequence) {
        return new GenericDomainEventMessage<>(
                "Site", site, sequence, new SiteRegistered(new SiteId(site), "North Campus", "Asia/Shanghai"));
    }
}
