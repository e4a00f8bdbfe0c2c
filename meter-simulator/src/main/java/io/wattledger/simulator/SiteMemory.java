package io.wattledger.simulator;

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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A site's memory, or none: meters keep what they are told and what they show, and at an orderly end the rest. */
final class SiteMemory implements MeterMemory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteMemory.class);

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

    /** Keeps every meter's last state and lets another simulator use the folder. */
    @Override
    public void close() {
        if (journal != null) {
            meters.forEach(SiteMemory::keepNow);
            journal.close();
        }
    }

    private static void keepNow(SimulatedMeter meter) {
        try {
            meter.keepNow();
        } catch (IOException failed) {
            LOG.warn("the last consumption of meter {} could not be kept", meter.serialNumber(), failed);
        }
    }
}
