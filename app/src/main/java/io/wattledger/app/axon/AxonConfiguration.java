package io.wattledger.app.axon;

import io.wattledger.app.eventstore.ChainVerifier;
import io.wattledger.app.eventstore.ChainedEventStorageEngine;
import io.wattledger.app.eventstore.EventSerializer;
import io.wattledger.app.eventstore.WokenEventSource;
import io.wattledger.app.start.WattledgerSettings;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.port.Signals;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Puts Axon together: events in PostgreSQL, commands retried on conflict, processors that are woken and stop at a failure. */
@Configuration(proxyBeanMethods = false)
public class AxonConfiguration {

    private static final String UNIQUE_VIOLATION = "23505";
    /** Read in one statement; most streams are shorter, and a replay is long. */
    private static final int EVENTS_AT_ONCE = 500;

    private static final int MOST_GAPS_BEHIND = 1_000_000;
    /** Far longer than any transaction may take, so that a gap is never given up while its event may still come. */
    private static final Duration GAP_TIMEOUT = Duration.ofMinutes(15);

    @Bean
    @Qualifier("eventSerializer") EventSerializer eventSerializer() {
        return new EventSerializer();
    }

    /** For tokens and snapshots, which name Java classes: only Axon's and ours may be made from them. */
    @Bean
    Jackson3SerializerCustomizer generalSerializerTypes() {
        return json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType(String.class)
                        .allowIfSubType("org.axonframework.eventhandling.")
                        .allowIfSubType("io.wattledger.")
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            Serializer generalSerializer,
            EventSerializer eventSerializer,
            org.axonframework.config.Configuration axon,
            ConnectionProvider connections,
            TransactionManager transactions,
            Signals signals,
            Clock clock) {
        // Axon stamps events by a clock of its own; here it is the program's.
        GenericEventMessage.clock = clock;
        JdbcEventStorageEngine.Builder settings = JdbcEventStorageEngine.builder()
                .batchSize(EVENTS_AT_ONCE)
                .maxGapOffset(MOST_GAPS_BEHIND)
                .gapTimeout((int) GAP_TIMEOUT.toMillis())
                .eventSerializer(eventSerializer)
                .snapshotSerializer(generalSerializer)
                .upcasterChain(axon.upcasterChain())
                .snapshotFilter(axon.snapshotFilter())
                .persistenceExceptionResolver(AxonConfiguration::isUniqueViolation);
        return new ChainedEventStorageEngine(settings, transactions, connections, signals);
    }

    private static boolean isUniqueViolation(Exception failure) {
        return failure instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }

    /** Busy aggregates stay in memory, but only where no other process can change them meanwhile. */
    @Bean
    Cache aggregateCache(WattledgerSettings settings) {
        return settings.isSoleProcess() ? new WeakReferenceCache() : NoCache.INSTANCE;
    }

    @Bean
    WokenEventSource wokenEventSource(EventStorageEngine engine, Signals signals, Clock clock) {
        return new WokenEventSource(engine, signals, clock);
    }

    @Bean
    ChainVerifier chainVerification(JdbcClient database) {
        return new ChainVerifier(database);
    }

    /** Every event names the message that directly caused it and the one that began the chain. */
    @Bean
    CorrelationDataProvider messageOrigin() {
        return new MessageOriginProvider(EventMetadata.CAUSATION_ID, EventMetadata.CORRELATION_ID);
    }

    /** Who, where and why goes from a command to its events. */
    @Bean
    CorrelationDataProvider provenance() {
        return new SimpleCorrelationDataProvider(
                EventMetadata.OPERATOR, EventMetadata.SITE, EventMetadata.REASON, EventMetadata.CLIENT_ADDRESS);
    }

    @Bean(destroyMethod = "close")
    ConflictRetry conflictRetry() {
        return new ConflictRetry();
    }

    @Bean
    CommandGateway commandGateway(CommandBus commands, ConflictRetry retry) {
        return DefaultCommandGateway.builder()
                .commandBus(commands)
                .retryScheduler(retry)
                .build();
    }

    /** Processors begin with the first event, are woken, and stop at an event that they cannot handle instead of skipping it. */
    @Bean
    ConfigurerModule processors(ObjectProvider<WokenEventSource> source) {
        return configurer -> configurer
                .eventProcessing()
                .usingPooledStreamingEventProcessors()
                .configureDefaultStreamableMessageSource(axon -> source.getObject())
                .registerPooledStreamingEventProcessorConfiguration(
                        (axon, processor) -> processor.initialToken(StreamableMessageSource::createTailToken))
                .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance());
    }

    @Bean
    TokenSchema tokenSchema() {
        return TokenSchema.builder()
                .setTokenTable("processor_tokens")
                .setProcessorNameColumn("processor_name")
                .setSegmentColumn("segment")
                .setTokenColumn("token")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("updated_at")
                .setOwnerColumn("owner")
                .build();
    }

    @Bean
    DeadLetterSchema deadLetterSchema() {
        return DeadLetterSchema.builder()
                .deadLetterTable("dead_letters")
                .deadLetterIdentifierColumn("dead_letter_id")
                .processingGroupColumn("processing_group")
                .sequenceIdentifierColumn("sequence_identifier")
                .sequenceIndexColumn("sequence_index")
                .messageTypeColumn("message_type")
                .eventIdentifierColumn("event_id")
                .timestampColumn("recorded_at")
                .payloadTypeColumn("name")
                .payloadRevisionColumn("revision")
                .payloadColumn("payload")
                .metaDataColumn("metadata")
                .aggregateTypeColumn("stream_type")
                .aggregateIdentifierColumn("stream_id")
                .sequenceNumberColumn("stream_sequence")
                .tokenTypeColumn("token_type")
                .tokenColumn("token")
                .enqueuedAtColumn("enqueued_at")
                .lastTouchedColumn("last_touched")
                .processingStartedColumn("processing_started")
                .causeTypeColumn("cause_type")
                .causeMessageColumn("cause_message")
                .diagnosticsColumn("diagnostics")
                .build();
    }
}
