package io.wattledger.app.demo;

import io.wattledger.command.directory.Lookup;
import io.wattledger.simulator.SimulatedSite;
import io.wattledger.simulator.site.CampusSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the demonstration; present unless the program was started with {@code --empty}. */
@Configuration
@ConditionalOnProperty("wattledger.demo")
public class DemoConfiguration {

    private static final long SEED = 1;
    private static final long METER_LATENCY_MILLIS = 20;

    /** The simulated campus, listening. Its meters remember across restarts, as real ones do. */
    @Bean(destroyMethod = "close")
    SimulatedSite simulatedCampus(
            @Value("${wattledger.data}") Path data,
            @Value("${wattledger.demo-time-factor:" + CampusSite.SUGGESTED_TIME_FACTOR + "}") int timeFactor)
            throws IOException {
        Path folder = Files.createDirectories(data.resolve("simulator"));
        DemoPorts ports = new DemoPorts(folder.resolve("ports.properties"));
        SimulatedSite campus = SimulatedSite.builder()
                .description(ports.applyTo(CampusSite.describe(SEED)))
                .memory(folder.resolve("meters"))
                .baudPacing(true)
                .latencyMillis(METER_LATENCY_MILLIS)
                .timeFactor(timeFactor)
                .start();
        ports.keep(campus.description());
        return campus;
    }

    @Bean
    DemoLife demoLife(CommandGateway commands, Lookup lookup, SimulatedSite campus) {
        return new DemoLife(new DemoSeeding(commands, lookup, campus.description()), campus);
    }
}
