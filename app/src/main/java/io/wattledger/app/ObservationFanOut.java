package io.wattledger.app;

import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.port.Observations;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what polling finds to everybody who wants it; one that fails does not keep it from the others. */
final class ObservationFanOut implements Observations {

    private static final Logger LOG = LoggerFactory.getLogger(ObservationFanOut.class);

    private final Supplier<List<Observations>> receivers;

    ObservationFanOut(Supplier<List<Observations>> receivers) {
        this.receivers = receivers;
    }

    @Override
    public void publish(List<Observation> found) {
        for (Observations receiver : receivers.get()) {
            try {
                receiver.publish(found);
            } catch (RuntimeException failure) {
                LOG.error(
                        "{} did not take {} observations", receiver.getClass().getSimpleName(), found.size(), failure);
            }
        }
    }
}
