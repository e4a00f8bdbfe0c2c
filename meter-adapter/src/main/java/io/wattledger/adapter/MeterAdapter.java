package io.wattledger.adapter;

import io.wattledger.adapter.fleet.Fleet;
import io.wattledger.adapter.link.DialInServer;
import io.wattledger.adapter.link.Lines;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts with the program and stops before its stores do: what is on the wire is finished first. */
final class MeterAdapter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MeterAdapter.class);
    private static final long LONGEST_WAIT_SECONDS = 3;

    private final Fleet fleet;
    private final Lines lines;
    private final DialInServer dialIns;
    private final int dialInPort;
    private final ExecutorService commandThreads;
    private volatile boolean running;

    /**
     * @param dialInPort where gateways may dial in; 0 if none may
     */
    MeterAdapter(Fleet fleet, Lines lines, DialInServer dialIns, int dialInPort, ExecutorService commandThreads) {
        this.fleet = fleet;
        this.lines = lines;
        this.dialIns = dialIns;
        this.dialInPort = dialInPort;
        this.commandThreads = commandThreads;
    }

    @Override
    public void start() {
        fleet.start();
        if (dialInPort > 0) {
            log.info("gateways may dial in at port {}", dialIns.open(dialInPort));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        fleet.stop();
        dialIns.close();
        awaitLastReports();
        lines.close();
    }

    /** What was read back just now should not have to be read again after the next start. */
    private void awaitLastReports() {
        commandThreads.shutdown();
        try {
            if (!commandThreads.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                log.warn("the command side does not take the last reports; meters will be read again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
