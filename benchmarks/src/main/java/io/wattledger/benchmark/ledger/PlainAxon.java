package io.wattledger.benchmark.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The peer: Axon's own JDBC engine with its default settings over the same server, and an aggregate that does nothing but sell. No
 * idempotency, no receipt, no work list, no chain of hashes. Its default serializer is XStream; JSON is faster, so it gets that.
 */
final class PlainAxon implements AutoCloseable {

    private static final int SEED_BATCH = 500;

    private final HikariDataSource pool;
    private final TransactionManager transactions;
    private final JdbcEventStorageEngine engine;
    private final Serializer json = Jackson3Serializer.builder().build();
    private final List<Configuration> running = new ArrayList<>();

    PlainAxon(Server server, int clients) throws SQLException {
        pool = server.poolOf("plain_axon", clients);
        transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(
                        new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(pool)))
                .transactionManager(transactions)
                .eventSerializer(json)
                .snapshotSerializer(json)
                .build();
    }

    /** Makes the tables, and opens accounts until there are this many. */
    void open(int accounts) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (connection
                    .getMetaData()
                    .getTables(null, null, "domainevententry", null)
                    .next()) {
                connection.createStatement().execute("drop table domainevententry, snapshotevententry");
            }
        }
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        List<DomainEventMessage<?>> batch = new ArrayList<>();
        for (int account = 0; account < accounts; account++) {
            String id = PlainAccount.idOf(account);
            batch.add(new GenericDomainEventMessage<>("PlainAccount", id, 0, new PlainAccount.Opened(id)));
            if (batch.size() == SEED_BATCH || account == accounts - 1) {
                engine.appendEvents(batch);
                batch.clear();
            }
        }
    }

    Contender uncached(int accounts) {
        return contender("plain Axon, a bare sale", accounts, null);
    }

    Contender cached(int accounts) {
        return contender("plain Axon, a bare sale, cached aggregates", accounts, new WeakReferenceCache());
    }

    private Contender contender(String name, int accounts, @Nullable Cache cache) {
        AggregateConfigurer<PlainAccount> aggregate = AggregateConfigurer.defaultConfiguration(PlainAccount.class);
        if (cache != null) {
            aggregate.configureCache(axon -> cache);
        }
        Configuration axon = DefaultConfigurer.defaultConfiguration(false)
                .configureTransactionManager(unused -> transactions)
                .configureSerializer(unused -> json)
                .configureEmbeddedEventStore(unused -> engine)
                .configureAggregate(aggregate)
                .start();
        running.add(axon);
        CommandGateway gateway = axon.commandGateway();
        return new Contender(
                name,
                (client, random) -> gateway.sendAndWait(new PlainAccount.Sell(
                        PlainAccount.idOf(random.nextInt(accounts)), random.nextInt(100, 20_000))),
                pool.getHikariPoolMXBean()::softEvictConnections);
    }

    /** Reads all events, payloads included, and tells how many. */
    long readAll() {
        return engine.readEvents(null, false)
                .filter(event -> event.getPayload() != null && event.getMetaData() != null)
                .count();
    }

    /** Events stored. */
    long stored() {
        return JdbcClient.create(pool)
                .sql("select count(*) from domainevententry")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        running.forEach(Configuration::shutdown);
        pool.close();
    }
}
