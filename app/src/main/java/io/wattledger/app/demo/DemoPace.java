package io.wattledger.app.demo;

import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.MapPropertySource;

/** Lets the demonstration be polled every few seconds, so that it can be seen to move; whatever was set otherwise still wins. */
public final class DemoPace implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final Map<String, Object> PACE =
            Map.of("wattledger.adapter.poll-interval", "4s", "wattledger.adapter.sweep-interval", "60s");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (event.getEnvironment().getProperty("wattledger.demo", Boolean.class, false)) {
            event.getEnvironment().getPropertySources().addLast(new MapPropertySource("demo pace", PACE));
        }
    }
}
