package io.wattledger.app.start;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.bootstrap.BootstrapContextClosedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Looks before anything starts whether the port is free, and takes the data folder; it becomes the bean {@code dataFolder}, closed
 * after all others. The installation's identity becomes the setting {@code wattledger.node}: a killed program that starts again goes
 * on at once with what it had claimed under it, since the folder's lock proves that its predecessor is dead.
 */
public final class StartChecks implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final String BEAN = "dataFolder";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        requireFreePort(environment.getProperty("server.port", Integer.class, 0));
        DataFolder data = DataFolder.open(Path.of(environment.getProperty("wattledger.data", "./data")));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("installation", Map.of("wattledger.node", data.nodeId())));
        event.getBootstrapContext().addCloseListener(closed -> handOver(data, closed));
    }

    private static void handOver(DataFolder data, BootstrapContextClosedEvent closed) {
        var beans =
                (DefaultSingletonBeanRegistry) closed.getApplicationContext().getBeanFactory();
        beans.registerSingleton(BEAN, data);
        beans.registerDisposableBean(BEAN, data::close);
    }

    private static void requireFreePort(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            probe.getLocalPort();
        } catch (IOException taken) {
            throw new StartRefused(
                    "Port " + port + " is in use; stop what uses it, or name another one in WATTLEDGER_PORT.", taken);
        }
    }
}
