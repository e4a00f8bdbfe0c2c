package io.wattledger.app.start;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Looks at the settings before anything starts: is the port free, and which installation is this. A killed program that starts again is
 * known by its node identity, kept in the data folder, and goes on at once with what it had claimed; the lock on that folder proves that
 * its predecessor is dead.
 */
public final class StartChecks implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final String NODE = "wattledger.node";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        requireFreePort(environment.getProperty("server.port", Integer.class, 0));
        Path data = Path.of(environment.getProperty("wattledger.data", "./data"));
        environment.getPropertySources().addLast(new MapPropertySource("node", Map.of(NODE, nodeOf(data))));
    }

    private static void requireFreePort(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            probe.getLocalPort();
        } catch (IOException taken) {
            throw new StartRefused(OneLineFailure.portInUse(port), taken);
        }
    }

    private static String nodeOf(Path data) {
        Path file = data.resolve("node-id");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(data);
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw DataFolder.cannotBeWritten(data, failure);
        }
    }
}
