package io.wattledger.app.start;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/** Looks at the settings before anything starts: is the port free, and is this the only process on its read store. */
public final class StartChecks implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    /** Names the owner of view tokens; a fixed name lets a killed program go on at once, but serves one process only. */
    private static final String NODE = "wattledger.query.node";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        requireFreePort(environment.getProperty("server.port", Integer.class, 0));
        if (!StringUtils.hasText(environment.getProperty("wattledger.mongodb.uri"))) {
            environment.getPropertySources().addLast(new MapPropertySource("single process", Map.of(NODE, "single")));
        }
    }

    private static void requireFreePort(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            probe.getLocalPort();
        } catch (IOException taken) {
            throw new StartRefused(OneLineFailure.portInUse(port), taken);
        }
    }
}
