package io.wattledger.app;

import io.wattledger.app.axon.AxonConfiguration;
import io.wattledger.app.health.HealthConfiguration;
import io.wattledger.app.stores.StoresConfiguration;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.port.Observations;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.util.function.SingletonSupplier;

/** What all sides of the program stand on: time, chance, stores and messages. */
@Configuration(proxyBeanMethods = false)
@Import({StoresConfiguration.class, AxonConfiguration.class, HealthConfiguration.class})
public class PlatformConfiguration {

    /** Whole milliseconds, as events keep them: what is seen live and what is replayed are the same. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    IdSource idSource(Clock clock) {
        return new TimeOrderedIds(clock, new SecureRandom());
    }

    /** What the adapter publishes to; asks for the others late, since some of them send commands themselves. */
    @Bean
    @Primary
    Observations observations(ObjectProvider<Observations> all) {
        return new ObservationFanOut(SingletonSupplier.of(() -> all.orderedStream()
                .filter(receiver -> !(receiver instanceof ObservationFanOut))
                .toList()));
    }
}
