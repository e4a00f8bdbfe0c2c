package io.wattledger.query.rest;

import com.mongodb.client.MongoClient;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.SealedPersonalData;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.ChainVerification;
import io.wattledger.kernel.port.PersonalDataVault;
import io.wattledger.kernel.port.Signals;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.QuerySideConfiguration;
import io.wattledger.query.history.Facts;
import io.wattledger.query.history.InMemoryMongo;
import io.wattledger.query.history.InMemorySignals;
import io.wattledger.query.history.RecordedEvents;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The query side alone, over stores in memory; an operator is whoever the header {@code Operator} names. Not annotated as a
 * configuration: it lies in the packages that the query side scans.
 */
@EnableAutoConfiguration
@Import(QuerySideConfiguration.class)
public class QueryProgram {

    private static final Map<String, OperatorIdentity> OPERATORS = Map.of(
            "admin", operator(EnumSet.allOf(Permission.class), Set.of()),
            "cashier", operator(EnumSet.of(Permission.VIEW), Set.of(Facts.SITE)),
            "stranger", operator(EnumSet.of(Permission.VIEW, Permission.AUDIT_VIEW), Set.of(Facts.OTHER_SITE)),
            "nobody", operator(EnumSet.noneOf(Permission.class), Set.of()));

    private static OperatorIdentity operator(Set<Permission> permissions, Set<SiteId> sites) {
        return new OperatorIdentity(OperatorId.of("op-7"), "somebody", permissions, sites);
    }

    @Bean
    InMemoryMongo inMemoryMongo() {
        return new InMemoryMongo();
    }

    @Bean(destroyMethod = "")
    MongoClient mongoClient(InMemoryMongo mongo) {
        return mongo.client();
    }

    @Bean
    RecordedEvents wokenEventSource() {
        return new RecordedEvents();
    }

    /** Streams of the recorded events, which nobody appends to this way. */
    @Bean
    EventStore eventStore(RecordedEvents events) {
        return new EmbeddedEventStore(EmbeddedEventStore.builder().storageEngine(new InMemoryEventStorageEngine())) {
            @Override
            public DomainEventStream readEvents(String stream) {
                return readEvents(stream, 0);
            }

            @Override
            public DomainEventStream readEvents(String stream, long from) {
                return DomainEventStream.of(events.messages().stream()
                        .filter(message ->
                                message.getAggregateIdentifier().equals(stream) && message.getSequenceNumber() >= from)
                        .map(message -> (DomainEventMessage<?>) message));
            }
        };
    }

    @Bean
    PersonalDataVault vault() {
        return new PersonalDataVault() {
            @Override
            public SealedPersonalData seal(Tenure tenure, CustomerDetails details) {
                return SealedPersonalData.of("c2VhbGVk");
            }

            @Override
            public Optional<CustomerDetails> open(Tenure tenure, SealedPersonalData sealed) {
                return Optional.of(new CustomerDetails("Zhang San", "13800000000"));
            }
        };
    }

    @Bean
    Signals signals() {
        return new InMemorySignals();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ChainVerification chains(RecordedEvents events) {
        return () -> new ChainVerification.Report(true, 1, events.messages().size(), null);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .addFilterBefore(new ByHeader(), AuthorizationFilter.class)
                .build();
    }

    private static final class ByHeader extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            OperatorIdentity identity = OPERATORS.get(request.getHeader("Operator"));
            if (identity != null) {
                SecurityContextHolder.getContext()
                        .setAuthentication(new UsernamePasswordAuthenticationToken(identity, null, List.of()));
            }
            chain.doFilter(request, response);
        }
    }

    @RestControllerAdvice
    static class Refusals {

        @ExceptionHandler
        ResponseEntity<String> refused(RefusedException refused) {
            return ResponseEntity.status(refused.refusal().type().nature().status())
                    .body(refused.refusal().type().kebabName());
        }
    }
}
