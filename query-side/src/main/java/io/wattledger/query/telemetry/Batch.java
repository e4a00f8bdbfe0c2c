package io.wattledger.query.telemetry;

import io.wattledger.kernel.device.FastBlock;
import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.device.Observation.GatewayLink;
import io.wattledger.kernel.device.Observation.MeterMissed;
import io.wattledger.kernel.device.Observation.MeterRead;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What many findings come to: one state for each meter and gateway, and the readings that tell something new. */
final class Batch {

    private final Map<MeterId, Found> meters = new LinkedHashMap<>();
    private final Map<MeterId, List<Reading>> readings = new LinkedHashMap<>();
    private final Map<GatewayId, GatewayLink> gateways = new LinkedHashMap<>();
    private final Set<MeterId> changed = new HashSet<>();
    private final Map<MeterId, Known> known;

    /** A batch of these findings, against what is known of each meter; what is known is brought up to date. */
    Batch(List<Observation> findings, Map<MeterId, Known> known) {
        this.known = known;
        findings.forEach(this::add);
    }

    private void add(Observation finding) {
        if (finding instanceof MeterRead read) {
            add(read);
        } else if (finding instanceof MeterMissed missed) {
            add(missed);
        } else if (finding instanceof GatewayLink link) {
            gateways.put(link.gatewayId(), link);
        }
        // Log-ins and refusals are events, where they are news.
    }

    private void add(MeterRead read) {
        MeterId meter = read.meterId();
        meters.compute(meter, (id, before) -> Found.add(before, read));
        Known before = known.get(meter);
        Reading reading = Reading.of(read);
        if (before == null || !reading.repeats(before.reading())) {
            readings.computeIfAbsent(meter, none -> new ArrayList<>()).add(reading);
        }
        if (before == null || before.lost() || !read.fast().equals(before.fast())) {
            changed.add(meter);
        }
        known.put(
                meter,
                new Known(read.fast(), reading.keepingEnergyOf(before == null ? null : before.reading()), false));
    }

    private void add(MeterMissed missed) {
        MeterId meter = missed.meterId();
        meters.compute(meter, (id, before) -> Found.add(before, missed));
        Known before = known.get(meter);
        if (missed.lost() && (before == null || !before.lost())) {
            changed.add(meter);
            known.put(
                    meter,
                    new Known(before == null ? null : before.fast(), before == null ? null : before.reading(), true));
        }
    }

    /** Writes it. What could not be written is no longer taken for known, so that a second try writes it all. */
    void writeTo(TelemetryDatabase database) {
        try {
            database.writeMeters(meters);
            database.writeGateways(gateways);
            database.writeReadings(readings);
        } catch (RuntimeException notWritten) {
            known.keySet().removeAll(meters.keySet());
            throw notWritten;
        }
    }

    /** Meters that read otherwise than before, or are lost, or are back. */
    Set<MeterId> changed() {
        return changed;
    }

    /**
     * What this process knows of a meter, to tell a change from a repetition.
     *
     * @param fast its last fast block
     * @param reading its last reading, with the last energy
     * @param lost whether it counts as lost
     */
    record Known(@Nullable FastBlock fast, @Nullable Reading reading, boolean lost) {}

    /**
     * What a batch of polls found at one meter.
     *
     * @param read the last answer in it, with the last energy in it
     * @param missed the last miss since that answer
     */
    record Found(@Nullable MeterRead read, @Nullable MeterMissed missed) {

        /** What is found when this answer comes on top of what was found before. */
        static Found add(@Nullable Found before, MeterRead read) {
            MeterRead earlier = before == null ? null : before.read();
            return earlier == null || read.energy() != null
                    ? new Found(read, null)
                    : new Found(new MeterRead(read.meterId(), read.fast(), earlier.energy(), read.at()), null);
        }

        /** What is found when this miss comes on top of what was found before. */
        static Found add(@Nullable Found before, MeterMissed missed) {
            return new Found(before == null ? null : before.read(), missed);
        }
    }
}
