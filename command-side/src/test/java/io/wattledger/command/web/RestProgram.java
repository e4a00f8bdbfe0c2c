package io.wattledger.command.web;

import io.wattledger.command.CommandSideConfiguration;
import io.wattledger.command.gateway.KeysInMemory;
import io.wattledger.command.operator.FirstAdministrator;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.event.StoredSequence;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.port.GatewayKeys;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.port.PersonalDataVault;
import io.wattledger.kernel.port.Signals;
import io.wattledger.kernel.port.Subscription;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/** The command side with a web server and a real PostgreSQL; its events live in memory. */
@EnableAutoConfiguration
@Import(CommandSideConfiguration.class)
public class RestProgram {

    /** The first administrator's password. */
    public static final String ADMIN_PASSWORD = "correct horse battery";

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
    EventStore eventStore() {
        return EmbeddedEventStore.builder().storageEngine(new CountingEngine()).build();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    IdSource ids() {
        return () -> UUID.randomUUID().toString();
    }

    @Bean
    Signals signals() {
        return new Signals() {
            @Override
            public void send(String topic, String payload) {
                // Nobody waits in these tests.
            }

            @Override
            public Subscription listen(String topic, Consumer<String> listener) {
                return () -> {};
            }
        };
    }

    @Bean
    GatewayKeys gatewayKeys() {
        return new KeysInMemory();
    }

    @Bean
    PersonalDataVault vault() {
        return new InMemoryVault();
    }

    @Bean
    ApplicationRunner administrator(FirstAdministrator administrator) {
        return arguments -> administrator.ensureExists();
    }

    /** Says which sequence it stored last, as the program's event store does. */
    private static final class CountingEngine extends InMemoryEventStorageEngine {

        private final AtomicLong stored = new AtomicLong();

        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            super.appendEvents(events);
            long sequence = stored.addAndGet(events.size());
            CurrentUnitOfWork.ifStarted(unit -> unit.root().resources().put(StoredSequence.RESOURCE_KEY, sequence));
        }
    }

    private static final class InMemoryVault implements PersonalDataVault {

        private final Map<AccountId, CustomerDetails> customers = new ConcurrentHashMap<>();

        @Override
        public SealedPersonalData seal(AccountId account, CustomerDetails details) {
            customers.put(account, details);
            return new SealedPersonalData("sealed");
        }

        @Override
        public Optional<CustomerDetails> open(AccountId account, SealedPersonalData sealed) {
            return Optional.ofNullable(customers.get(account));
        }
    }
}
