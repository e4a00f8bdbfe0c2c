package io.wattledger.adapter.poll;

import io.wattledger.adapter.link.BusAnswer;
import io.wattledger.adapter.link.BusAnswer.Answered;
import io.wattledger.adapter.link.BusAnswer.Cut;
import io.wattledger.adapter.link.BusAnswer.NotSent;
import io.wattledger.adapter.link.Line;
import io.wattledger.adapter.profile.MeterDriver;
import io.wattledger.adapter.schedule.BusHealth;
import io.wattledger.adapter.schedule.BusJob;
import io.wattledger.adapter.schedule.BusSession;
import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.adapter.schedule.Priority;
import io.wattledger.adapter.schedule.Visit;
import io.wattledger.kernel.device.Observation;
import io.wattledger.kernel.device.Observation.MeterMissed;
import io.wattledger.kernel.device.Observation.MeterRead;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.port.Observations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Polls the meters of one bus and keeps account of who answers. A poll that is missed is tried once more at the end of the sweep; only then
 * it counts. Belongs to the line's thread.
 */
public final class Polling {

    private static final int LARGEST_BATCH = 32;
    private static final long BATCH_MILLIS = 100;

    private final Line line;
    private final BusSession session;
    private final Observations observations;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final PollIntervals intervals;
    private final Consumer<FieldMeter> cameBack;
    private final Map<MeterId, PolledMeter> meters = new LinkedHashMap<>();
    private final BusHealth busHealth = new BusHealth();
    private final List<Observation> found = new ArrayList<>();
    private @Nullable Instant lastContactAt;
    private boolean publishing;
    private int nextProbe;

    /**
     * Polling that begins with {@link #start}.
     *
     * @param cameBack told of a meter that answers again after it was left alone
     */
    public Polling(
            Line line,
            BusSession session,
            Observations observations,
            InstantSource clock,
            RandomGenerator random,
            PollIntervals intervals,
            Consumer<FieldMeter> cameBack) {
        this.line = line;
        this.session = session;
        this.observations = observations;
        this.clock = clock;
        this.random = random;
        this.intervals = intervals;
        this.cameBack = cameBack;
    }

    /** Polls these meters from now on. What is known of a meter that stays is kept. */
    public void meters(Collection<FieldMeter> now) {
        Map<MeterId, PolledMeter> before = Map.copyOf(meters);
        meters.clear();
        for (FieldMeter meter : now) {
            PolledMeter known = before.get(meter.meterId());
            boolean stays = known != null && known.meter() == meter;
            meters.put(meter.meterId(), stays ? known : new PolledMeter(meter, line.monotonicMillis()));
        }
    }

    /** Begins; the first sweep comes somewhere within an interval, so that a thousand buses do not sweep at once. */
    public void start() {
        long intervalMillis = intervals.fast().toMillis();
        line.after(random.nextLong(intervalMillis), () -> {
            repeat();
            sweep();
        });
    }

    private void repeat() {
        line.after(intervals.fast().toMillis(), () -> {
            repeat();
            sweep();
        });
    }

    /** Whether the whole bus looks dead. */
    public boolean isBusSuspect() {
        return busHealth.isSuspect();
    }

    /** When any meter last answered; null if none did. */
    public @Nullable Instant lastContactAt() {
        return lastContactAt;
    }

    /** Queues a poll of every meter that may be tried; of those that are suspect at most one. */
    public void sweep() {
        if (!line.isUp() || meters.isEmpty()) {
            return;
        }
        if (busHealth.isSuspect()) {
            probeBus();
            return;
        }
        long nowMillis = line.monotonicMillis();
        boolean probing = false;
        for (PolledMeter polled : meters.values()) {
            boolean suspect = polled.meter().health().isSuspect();
            if (suspect && (probing || !polled.meter().health().mayBeTried(nowMillis))) {
                continue;
            }
            probing |= suspect;
            queue(polled, false);
        }
    }

    private void probeBus() {
        List<PolledMeter> all = List.copyOf(meters.values());
        nextProbe = (nextProbe + 1) % all.size();
        queue(all.get(nextProbe), false);
    }

    /** Queues a poll of one meter: its state has just been changed. */
    public void pollSoon(FieldMeter meter) {
        PolledMeter polled = meters.get(meter.meterId());
        if (polled != null && line.isUp()) {
            queue(polled, false);
        }
    }

    /** As {@link #pollSoon}, its energy registers too: what they show at a change of relay or tariff is worth knowing. */
    public void readAllSoon(FieldMeter meter) {
        PolledMeter polled = meters.get(meter.meterId());
        if (polled != null) {
            polled.fullDueAt(line.monotonicMillis());
        }
        pollSoon(meter);
    }

    private void queue(PolledMeter polled, boolean secondTry) {
        if (!polled.queue()) {
            return;
        }
        Poll poll = new Poll(polled, secondTry);
        if (!session.submit(poll)) {
            poll.abandoned();
        }
    }

    /** A unit gave an answer, to whatever. */
    public void answered(FieldMeter meter) {
        boolean wasLeftAlone = meter.health().isSuspect() || busHealth.isSuspect();
        Instant now = clock.instant();
        lastContactAt = now;
        busHealth.answered();
        PolledMeter polled = meters.get(meter.meterId());
        if (polled != null && meter.health().isLost()) {
            polled.fullDueAt(line.monotonicMillis());
        }
        meter.health().answered(now);
        if (wasLeftAlone) {
            pollSoon(meter);
            cameBack.accept(meter);
        }
    }

    /** A unit was silent. */
    public void missed(FieldMeter meter, String error) {
        if (busHealth.isSuspect()) {
            line.reconnect("no meter answers");
            return;
        }
        boolean usedToAnswer = !meter.health().isSuspect();
        meter.health().missed(line.monotonicMillis(), intervals.silent(), random);
        observe(new MeterMissed(
                meter.meterId(),
                meter.health().misses(),
                meter.health().isLost(),
                meter.health().lastContactAt(),
                error,
                clock.instant()));
        if (usedToAnswer && busHealth.missed(meter.unit())) {
            line.reconnect("three meters in a row do not answer");
        }
    }

    /** Goes out with others that are found within a moment. */
    private void observe(Observation observation) {
        found.add(observation);
        if (found.size() >= LARGEST_BATCH) {
            publish();
        } else if (!publishing) {
            publishing = true;
            line.after(BATCH_MILLIS, () -> {
                publishing = false;
                publish();
            });
        }
    }

    private void publish() {
        if (!found.isEmpty()) {
            observations.publish(List.copyOf(found));
            found.clear();
        }
    }

    /** One read of one meter. */
    private final class Poll implements BusJob {
        private final PolledMeter polled;
        private final boolean secondTry;

        Poll(PolledMeter polled, boolean secondTry) {
            this.polled = polled;
            this.secondTry = secondTry;
        }

        @Override
        public Priority priority() {
            return Priority.SWEEP;
        }

        @Override
        public void run(Visit visit) {
            MeterDriver driver = polled.meter().driver();
            boolean full = polled.isFullDue(line.monotonicMillis());
            visit.readOnce(polled.meter().unit(), full ? driver.fullRead() : driver.fastRead(), answer -> {
                abandoned();
                visit.end();
                if (answer instanceof Answered read) {
                    found(read, full);
                } else {
                    notFound(answer);
                }
            });
        }

        private void found(Answered read, boolean full) {
            FieldMeter meter = polled.meter();
            answered(meter);
            MeterDriver driver = meter.driver();
            if (full) {
                polled.fullDueAt(line.monotonicMillis() + intervals.full().toMillis());
            }
            observe(new MeterRead(
                    meter.meterId(),
                    full ? driver.fastOfFull(read.values()) : driver.fast(read.values()),
                    full ? driver.energyOfFull(read.values()) : null,
                    clock.instant()));
        }

        private void notFound(BusAnswer answer) {
            if (answer instanceof NotSent || answer instanceof Cut) {
                return;
            }
            if (secondTry) {
                missed(polled.meter(), answer.describe());
            } else {
                queue(polled, true);
            }
        }

        @Override
        public void abandoned() {
            polled.dequeue();
        }

        @Override
        public String toString() {
            return "poll of " + polled.meter();
        }
    }
}
