package io.wattledger.app.health;

import com.mongodb.client.MongoClient;
import io.wattledger.kernel.port.LinkStatus;
import io.wattledger.kernel.port.ProjectionLag;
import java.time.Clock;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of the program's health. All but the links count for readiness: a gateway that is down is the field's trouble. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean
    HealthIndicator eventStoreHealthIndicator(JdbcClient database) {
        return () -> {
            database.sql("select 1").query(Integer.class).single();
            return Health.up().build();
        };
    }

    @Bean
    HealthIndicator readStoreHealthIndicator(MongoClient mongo) {
        return () -> {
            mongo.getDatabase("admin").runCommand(new Document("ping", 1));
            return Health.up().build();
        };
    }

    @Bean
    ProjectionHealth projectionsHealthIndicator(ObjectProvider<ProjectionLag> lag, Clock clock) {
        return new ProjectionHealth(lag, clock);
    }

    @Bean
    LinkHealth linksHealthIndicator(ObjectProvider<LinkStatus> links) {
        return new LinkHealth(links);
    }
}
