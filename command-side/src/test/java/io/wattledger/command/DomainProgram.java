package io.wattledger.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.wattledger.command.account.Story;
import io.wattledger.command.gateway.KeysInMemory;
import io.wattledger.command.idempotency.BodyFingerprint;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.port.GatewayKeys;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.port.PersonalDataVault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The command side on a real PostgreSQL, events included, so that what is refused is rolled back as it is in the program.
 *
 * <p>Not annotated as a configuration: it lies in the package that is scanned, and other tests have programs of their own.
 */
@EnableAutoConfiguration
@Import(CommandSideConfiguration.class)
public class DomainProgram {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder().start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
        return postgres.getPostgresDatabase();
    }

    @Bean
    TransactionManager axonTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    EventStore eventStore(DataSource dataSource, TransactionManager transactions) {
        Serializer json = JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().registerModule(new JavaTimeModule()))
                .build();
        ConnectionProvider connections = new SpringDataSourceConnectionProvider(dataSource);
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(json)
                .snapshotSerializer(json)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    CorrelationDataProvider provenance() {
        return new SimpleCorrelationDataProvider(EventMetadata.OPERATOR);
    }

    @Bean
    Cache aggregateCache() {
        return new WeakReferenceCache();
    }

    @Bean
    StandingClock clock() {
        return new StandingClock(Story.NOON);
    }

    @Bean
    IdSource ids() {
        return () -> UUID.randomUUID().toString();
    }

    @Bean
    CommittedSignals signals() {
        return new CommittedSignals();
    }

    @Bean
    BodyFingerprint bodyFingerprint() {
        return new BodyFingerprint(new byte[32]);
    }

    @Bean
    GatewayKeys gatewayKeys() {
        return new KeysInMemory();
    }

    @Bean
    PersonalDataVault vault() {
        return new LabelledVault();
    }
}
