package io.wattledger.adapter.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobQueueTest {

    private final JobQueue queue = new JobQueue();

    private record Named(Priority priority) implements BusJob {
        @Override
        public void run(Visit visit) {}

        @Override
        public void abandoned() {}
    }

    private void offer(int jobs, Priority priority) {
        for (int i = 0; i < jobs; i++) {
            assertThat(queue.offer(new Named(priority))).isTrue();
        }
    }

    private List<Priority> drain() {
        List<Priority> order = new ArrayList<>();
        for (@Nullable BusJob job = queue.next(); job != null; job = queue.next()) {
            order.add(job.priority());
        }
        return order;
    }

    @Test
    void givenJobsOfAllPriorities_whenTaken_thenInStrictOrder() {
        for (Priority priority : List.of(Priority.SWEEP, Priority.SETTINGS, Priority.MONEY, Priority.RELAY)) {
            offer(1, priority);
        }

        assertThat(drain()).containsExactly(Priority.RELAY, Priority.MONEY, Priority.SETTINGS, Priority.SWEEP);
    }

    @Test
    void givenMoreUrgentJobsThanEver_whenTaken_thenAPollComesAfterEightOfThem() {
        offer(20, Priority.MONEY);
        offer(2, Priority.SWEEP);

        List<Priority> order = drain();

        assertThat(order.indexOf(Priority.SWEEP)).isEqualTo(8);
        assertThat(order.lastIndexOf(Priority.SWEEP)).isEqualTo(17);
        assertThat(order).hasSize(22);
    }

    @Test
    void givenAFullQueue_whenOffered_thenItRefusesThatPriorityOnly() {
        offer(JobQueue.MOST_OF_A_PRIORITY, Priority.MONEY);

        assertThat(queue.offer(new Named(Priority.MONEY))).isFalse();
        assertThat(queue.offer(new Named(Priority.RELAY))).isTrue();
    }
}
