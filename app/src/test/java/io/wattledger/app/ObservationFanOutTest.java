package io.wattledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.id.MeterId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationFanOutTest {

    @Test
    void everyReceiverGetsWhatWasFoundEvenWhenAnotherFails() {
        List<Observation> received = new ArrayList<>();
        ObservationFanOut fanOut = new ObservationFanOut(() -> List.of(
                found -> {
                    throw new IllegalStateException("store is down");
                },
                received::addAll));
        Observation missed = new Observation.MeterMissed(
                new MeterId("m1"), 1, false, null, "silence", Instant.parse("2026-03-01T08:30:00Z"));

        fanOut.publish(List.of(missed));

        assertThat(received).containsExactly(missed);
    }
}
