package io.wattledger.command.supervision;

import static io.wattledger.command.account.Story.GATEWAY;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.device.Observation.GatewayLink;
import io.wattledger.kernel.device.Observation.MeterMissed;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationQueueTest {

    private static final Observation CLOSED = TransitionsTest.read(true);
    private static final Observation OPEN = TransitionsTest.read(false);
    private static final Observation LOST = new MeterMissed(METER, 3, true, NOON, "silence", NOON);
    private static final Observation LINK = new GatewayLink(GATEWAY, true, NOON, "", NOON);

    private final ObservationQueue queue = new ObservationQueue(3);

    @Test
    void observationsComeOutAsTheyWentIn() throws InterruptedException {
        queue.put(List.of(CLOSED, LOST, LINK));

        assertThat(List.of(queue.take(), queue.take(), queue.take())).containsExactly(CLOSED, LOST, LINK);
        assertThat(queue.dropped()).isZero();
    }

    @Test
    void aFullQueueGivesUpItsOldestReadingAndKeepsWhatIsSaidOnlyOnce() throws InterruptedException {
        queue.put(List.of(LINK, CLOSED, LOST));
        queue.put(List.of(OPEN));

        assertThat(List.of(queue.take(), queue.take(), queue.take())).containsExactly(LINK, LOST, OPEN);
        assertThat(queue.dropped()).isEqualTo(1);
    }

    @Test
    void aQueueFullOfOtherThingsGivesUpItsOldest() throws InterruptedException {
        queue.put(List.of(LINK, LOST, LOST));
        queue.put(List.of(OPEN));

        assertThat(List.of(queue.take(), queue.take(), queue.take())).containsExactly(LOST, LOST, OPEN);
    }
}
