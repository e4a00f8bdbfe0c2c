package io.wattledger.benchmark.ledger;

import io.wattledger.app.WattledgerApplication;
import io.wattledger.kernel.event.DomainEvent;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole program with its shipped settings, in this process, over the shared server. */
final class Product implements AutoCloseable {

    static final String ADMIN_PASSWORD = "benchmark-2026";
    static final String DATABASE = "product";

    /** Nobody listens there: the command side alone reads no views. */
    static final String NO_MONGO = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100";

    private static final int ACCOUNTS_AT_ONCE = 40;

    private final ConfigurableApplicationContext context;

    private Product(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it.
     *
     * @param roles comma-separated
     * @param mongo address of the read store
     */
    static Product start(Server server, Path data, String roles, String mongo) throws SQLException {
        return new Product(new SpringApplicationBuilder(WattledgerApplication.class)
                .beanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE)
                .run(
                        "--wattledger.data=" + data,
                        "--wattledger.roles=" + roles,
                        "--wattledger.demo=false",
                        "--wattledger.postgres-url=" + server.urlOf(DATABASE),
                        "--wattledger.mongodb-uri=" + mongo,
                        "--wattledger.sole-process=true",
                        "--wattledger.admin.password=" + ADMIN_PASSWORD,
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--logging.level.org.mongodb.driver=error"));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Where its REST interface is. */
    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Makes what is missing of the town. */
    void settle(Town town) {
        long there = countOf("site.registered");
        for (int site = (int) there; site < town.sites(); site++) {
            publish(town.site(site));
        }
        int opened = (int) countOf("account.opened");
        while (opened < town.accounts()) {
            List<DomainEventMessage<?>> batch = new ArrayList<>();
            int until = Math.min(town.accounts(), opened + ACCOUNTS_AT_ONCE);
            for (; opened < until; opened++) {
                batch.addAll(town.account(town.account(opened), opened));
            }
            publish(batch);
        }
    }

    /** Stores events as a command would, with everything that is written in their transaction. */
    void publish(List<? extends EventMessage<?>> events) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(events.get(0));
        unit.attachTransaction(get(TransactionManager.class));
        get(EventStore.class).publish(events);
        unit.commit();
    }

    private long countOf(String name) {
        return get(JdbcClient.class)
                .sql("select count(*) from events where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    /** Reads all events, payloads included, and tells how many. */
    long readAll() {
        return get(EventStorageEngine.class)
                .readEvents(null, false)
                .filter(event -> event.getPayload() instanceof DomainEvent && event.getMetaData() != null)
                .count();
    }

    @Override
    public void close() {
        context.close();
    }
}
