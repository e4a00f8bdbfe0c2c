package io.wattledger.simulator;

import io.netty.util.concurrent.EventExecutor;
import io.wattledger.simulator.memory.MeterJournal;
import io.wattledger.simulator.meter.MeterImage;
import io.wattledger.simulator.meter.MeterMemory;
import io.wattledger.simulator.meter.SerialNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A site's memory, or none: writes are kept at once, consumption every half minute and at the end. */
final class SiteMemory implements MeterMemory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteMemory.class);
    private static final int KEEP_SECONDS = 30;

    private final @Nullable MeterJournal journal;
    private final List<SimulatedMeter> meters = new ArrayList<>();

    private SiteMemory(@Nullable MeterJournal journal) {
        this.journal = journal;
    }

    static SiteMemory open(@Nullable Path folder) {
        try {
            return new SiteMemory(folder == null ? null : new MeterJournal(folder));
        } catch (IOException unusable) {
            throw new UncheckedIOException("the meter memory cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /** What is remembered of a meter, already counted as back from a loss of power. */
    Optional<MeterImage> image(SerialNumber serial) {
        return journal == null
                ? Optional.empty()
                : journal.image(serial.digits()).map(MeterImage::afterPowerFailure);
    }

    void watch(SimulatedMeter meter) {
        meters.add(meter);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // It ends with its executor.
    void keepRegularly(EventExecutor executor) {
        if (journal != null) {
            executor.scheduleWithFixedDelay(this::keepConsumption, KEEP_SECONDS, KEEP_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void keep(MeterImage image) throws IOException {
        if (journal != null) {
            journal.keep(image);
        }
    }

    @Override
    public void keepLazily(MeterImage image) throws IOException {
        if (journal != null) {
            journal.keepLazily(image);
        }
    }

    @Override
    public void close() {
        if (journal != null) {
            keepConsumption();
            journal.close();
        }
    }

    private void keepConsumption() {
        for (SimulatedMeter meter : meters) {
            try {
                meter.keepConsumption();
            } catch (IOException failed) {
                LOG.warn("the consumption of meter {} could not be kept", meter.serialNumber(), failed);
            }
        }
    }
}
