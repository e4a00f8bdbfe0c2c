package io.wattledger.query;

import com.mongodb.client.MongoClient;
import io.wattledger.query.feed.FactSource;
import io.wattledger.query.feed.ViewFeed;
import io.wattledger.query.feed.ViewTokens;
import io.wattledger.query.projection.MongoViews;
import io.wattledger.query.projection.Projection;
import io.wattledger.query.projection.Projector;
import io.wattledger.query.reading.Views;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The query side. Needs a {@link MongoClient}, the event stream {@code wokenEventSource}, Axon's event store, a clock, and the kernel
 * ports that its controllers name.
 */
@Configuration(proxyBeanMethods = false)
// Both sides have an AccountController: beans are told apart by their packages, as the classes are.
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class QuerySideConfiguration {

    private static final String DATABASE = "views";

    /** Far more than read models that are well need, and short enough to wait for what does not exist. */
    private static final Duration CATCH_UP = Duration.ofSeconds(1);

    @Bean
    MongoViews mongoViews(MongoClient mongo) {
        return new MongoViews(mongo.getDatabase(DATABASE));
    }

    @Bean
    Views views(MongoViews views, FactSource events, ViewFeed feed) {
        return new Views(views, () -> feed.position().await(events.head(), CATCH_UP));
    }

    @Bean
    FactSource factSource(@Qualifier("wokenEventSource") StreamableMessageSource<TrackedEventMessage<?>> events) {
        return new FactSource(events);
    }

    @Bean
    Projector projector(List<Projection<?>> projections) {
        return new Projector(projections);
    }

    /**
     * The tokens of this process.
     *
     * @param node its name among those that share the read store; where it is the only one, a fixed name lets it go on at once after it
     *     was killed
     */
    @Bean
    ViewTokens viewTokens(MongoViews views, Clock clock, @Value("${wattledger.query.node:}") String node) {
        String name = node.isEmpty() ? ManagementFactory.getRuntimeMXBean().getName() : node;
        return new ViewTokens(views.collection(ViewTokens.COLLECTION), name, clock);
    }

    @Bean
    ViewFeed viewFeed(
            FactSource events,
            MongoViews views,
            Projector projector,
            ViewTokens tokens,
            @Value("${wattledger.query.segments:2}") int segments) {
        return new ViewFeed(events, views, projector, tokens, segments);
    }
}
