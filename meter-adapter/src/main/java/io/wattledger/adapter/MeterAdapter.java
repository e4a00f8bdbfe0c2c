package io.wattledger.adapter;

import io.wattledger.adapter.fleet.Fleet;
import io.wattledger.adapter.link.Lines;
import java.util.concurrent.ExecutorService;
import org.springframework.context.SmartLifecycle;

/** Starts with the program and stops before its stores do: what is on the wire is finished first. */
final class MeterAdapter implements SmartLifecycle {

    private final Fleet fleet;
    private final Lines lines;
    private final ExecutorService commandThreads;
    private volatile boolean running;

    MeterAdapter(Fleet fleet, Lines lines, ExecutorService commandThreads) {
        this.fleet = fleet;
        this.lines = lines;
        this.commandThreads = commandThreads;
    }

    @Override
    public void start() {
        fleet.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        fleet.stop();
        lines.close();
        commandThreads.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
