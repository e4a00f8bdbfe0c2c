package io.wattledger.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.port.ProjectionLag;
import io.wattledger.kernel.port.ProjectionLag.Progress;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** The program is ready when its read models answer completely. */
class ProjectionHealthTest {

    private Instant now = Instant.parse("2026-03-01T08:30:00Z");
    private Progress progress = new Progress(10, 10, false, null);
    private final AtomicInteger asked = new AtomicInteger();
    private final ProjectionHealth health = healthOf(() -> {
        asked.incrementAndGet();
        return progress;
    });

    private ProjectionHealth healthOf(ProjectionLag lag) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("lag", lag);
        return new ProjectionHealth(beans.getBeanProvider(ProjectionLag.class), () -> now);
    }

    @Test
    void completeReadModelsAreUpEvenWhileNewEventsArrive() {
        progress = new Progress(10, 12, false, null);

        Health answer = health.health();

        assertThat(answer.getStatus()).isEqualTo(Status.UP);
        assertThat(answer.getDetails()).containsEntry("position", 10L).containsEntry("head", 12L);
    }

    @Test
    void aRebuildPutsTheProgramOutOfServiceAndShowsItsProgress() {
        progress = new Progress(400, 1000, true, null);

        Health answer = health.health();

        assertThat(answer.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(answer.getDetails()).containsEntry("position", 400L).containsEntry("rebuilding", true);
    }

    @Test
    void aProjectionThatCannotGoOnPutsTheProgramOutOfService() {
        progress = new Progress(10, 12, false, "unknown event");

        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.health().getDetails()).containsEntry("failure", "unknown event");
    }

    @Test
    void whoAsksOftenIsAnsweredFromMemoryForHalfASecond() {
        health.health();
        health.health();
        assertThat(asked).hasValue(1);

        now = now.plusMillis(600);
        health.health();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aProcessWithoutProjectionsIsUp() {
        StaticListableBeanFactory none = new StaticListableBeanFactory();
        ProjectionHealth without = new ProjectionHealth(none.getBeanProvider(ProjectionLag.class), () -> now);

        assertThat(without.health().getStatus()).isEqualTo(Status.UP);
    }
}
