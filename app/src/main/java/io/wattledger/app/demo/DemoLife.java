package io.wattledger.app.demo;

import io.wattledger.kernel.command.SellCredit;
import io.wattledger.simulator.SimulatedMeter;
import io.wattledger.simulator.SimulatedSite;
import io.wattledger.simulator.site.SiteDescription;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Seeds in the background once everything else runs: the page is there at once and the site comes to life on it. */
final class DemoLife implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DemoLife.class);
    private static final long ROUND_MILLIS = 500;

    private final DemoSeeding seeding;
    private final List<SimulatedMeter> lostOnes;
    private final Queue<SellCredit> open = new ArrayDeque<>();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "demo"));
    private volatile boolean running;

    DemoLife(DemoSeeding seeding, SimulatedSite campus) {
        this.seeding = seeding;
        this.lostOnes = campus.description()
                .meters()
                .filter(SiteDescription.Meter::lost)
                .map(meter -> campus.meter(meter.serialNumber()))
                .toList();
    }

    @Override
    public void start() {
        running = true;
        worker.execute(() -> guarded(() -> {
            lostOnes.stream().filter(DemoLife::isNew).forEach(SimulatedMeter::powerOn);
            open.addAll(seeding.register());
        }));
        var unused = worker.scheduleWithFixedDelay(() -> guarded(this::round), 0, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Each meter's opening has to be confirmed on its bus before credit can be sold for it. */
    private void round() {
        open.removeIf(sale -> running && seeding.sell(sale));
        lostOnes.stream().filter(meter -> meter.isPowered() && !isNew(meter)).forEach(SimulatedMeter::powerOff);
    }

    /** A meter that is to be lost lives until it has a history that can be looked at. */
    private static boolean isNew(SimulatedMeter meter) {
        return meter.image().purse().purchasesFen() == 0;
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException broken) {
            log.error("the demo could not be set up completely; the next start goes on with it", broken);
        }
    }

    @Override
    public void stop() {
        running = false;
        worker.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
