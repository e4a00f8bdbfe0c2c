package io.wattledger.app.health;

import io.wattledger.kernel.port.ProjectionLag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Out of service while answers would be incomplete: the read models are being rebuilt, or one of them cannot go on. */
final class ProjectionHealth implements HealthIndicator {

    /** Asking costs a query, and whoever waits for readiness asks often. */
    private static final Duration ANSWER_HOLDS = Duration.ofMillis(500);

    private final ObjectProvider<ProjectionLag> lag;
    private final InstantSource time;
    private Instant answeredAt = Instant.MIN;
    private @Nullable Health answer;

    ProjectionHealth(ObjectProvider<ProjectionLag> lag, InstantSource time) {
        this.lag = lag;
        this.time = time;
    }

    @Override
    public synchronized Health health() {
        Instant now = time.instant();
        if (answer == null || answeredAt.plus(ANSWER_HOLDS).isBefore(now)) {
            answer = ask();
            answeredAt = now;
        }
        return answer;
    }

    private Health ask() {
        ProjectionLag projections = lag.getIfAvailable();
        if (projections == null) {
            return Health.up().withDetail("projections", "in another process").build();
        }
        ProjectionLag.Progress progress = projections.progress();
        boolean complete = !progress.rebuilding() && progress.failure() == null;
        Health.Builder health = complete ? Health.up() : Health.outOfService();
        health.withDetail("position", progress.position())
                .withDetail("head", progress.head())
                .withDetail("rebuilding", progress.rebuilding());
        if (progress.failure() != null) {
            health.withDetail("failure", progress.failure());
        }
        return health.build();
    }
}
