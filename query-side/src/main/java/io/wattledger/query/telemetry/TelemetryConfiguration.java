package io.wattledger.query.telemetry;

import com.mongodb.client.MongoClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The telemetry store; a process that polls and answers no queries needs it alone. */
@Configuration(proxyBeanMethods = false)
public class TelemetryConfiguration {

    private static final String DATABASE = "telemetry";

    @Bean
    TelemetryDatabase telemetryDatabase(MongoClient mongo) {
        return new TelemetryDatabase(mongo.getDatabase(DATABASE));
    }

    @Bean
    TelemetryStore telemetryStore(TelemetryDatabase database, ObjectProvider<TelemetryChanges> listeners) {
        return new TelemetryStore(database, listeners.orderedStream().toList());
    }
}
