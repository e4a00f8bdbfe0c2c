package io.wattledger.adapter.schedule;

import io.wattledger.adapter.link.Line;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One bus while this process owns its gateway: lets one job after another use the line. All calls come on the line's thread.
 */
public final class BusSession {

    private final Line line;
    private final Executor commands;
    private final JobQueue queue = new JobQueue();
    private boolean visiting;
    private boolean stopping;
    private @Nullable Runnable whenIdle;

    /**
     * @param commands where questions to the command side are asked: bounded, never the line's thread
     */
    public BusSession(Line line, Executor commands) {
        this.line = line;
        this.commands = commands;
    }

    /** Queues a job; false if the queue is full or the bus is being given up: the caller asks again later. */
    public boolean submit(BusJob job) {
        if (stopping || !queue.offer(job)) {
            return false;
        }
        next();
        return true;
    }

    /** The line is up: work goes on. */
    public void lineUp() {
        next();
    }

    /** The line is down: what waits is given back, so that deadlines are kept elsewhere. */
    public void lineDown() {
        for (BusJob job = queue.next(); job != null; job = queue.next()) {
            job.abandoned();
        }
    }

    /** Takes no more jobs, lets the one under way finish its frames, then calls back. */
    public void stop(Runnable idle) {
        stopping = true;
        whenIdle = idle;
        lineDown();
        idleIfStopped();
    }

    /** Number of jobs that wait. */
    public int waiting() {
        return queue.size();
    }

    private void next() {
        if (visiting || stopping || !line.isUp()) {
            return;
        }
        BusJob job = queue.next();
        if (job != null) {
            visiting = true;
            new Visit(line, commands, job, this::visitEnded).begin();
        }
    }

    private void visitEnded() {
        visiting = false;
        idleIfStopped();
        // Not called directly: a row of short visits would grow the stack.
        line.execute(this::next);
    }

    private void idleIfStopped() {
        Runnable idle = whenIdle;
        if (stopping && !visiting && idle != null) {
            whenIdle = null;
            idle.run();
        }
    }
}
