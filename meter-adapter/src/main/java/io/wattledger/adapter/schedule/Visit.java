package io.wattledger.adapter.schedule;

import io.wattledger.adapter.link.BusAnswer;
import io.wattledger.adapter.link.BusAnswer.ExceptionReply;
import io.wattledger.adapter.link.BusAnswer.Silent;
import io.wattledger.adapter.link.Line;
import io.wattledger.adapter.wire.ReadRegisters;
import io.wattledger.adapter.wire.WriteRegisters;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job's time on the bus. Calls back on the line's thread. A callback that throws breaks the visit off: the assumption was wrong, and
 * nothing more is sent for this job.
 */
public final class Visit {

    private static final Logger log = LoggerFactory.getLogger(Visit.class);
    private static final int BUSY = 6;
    private static final long LONGEST_QUESTION_MILLIS = 10_000;

    private final Line line;
    private final Executor commands;
    private final BusJob job;
    private final Runnable ended;
    private boolean over;

    Visit(Line line, Executor commands, BusJob job, Runnable ended) {
        this.line = line;
        this.commands = commands;
        this.job = job;
        this.ended = ended;
    }

    void begin() {
        guarded(() -> job.run(this));
    }

    /**
     * Reads, and once more if the unit was silent or busy: reading changes nothing.
     *
     * @param request gives the request of each try
     */
    public void read(int unit, Supplier<ReadRegisters> request, Consumer<BusAnswer> then) {
        readOnce(unit, request.get(), answer -> {
            boolean again = answer instanceof Silent || (answer instanceof ExceptionReply e && e.code() == BUSY);
            if (again) {
                readOnce(unit, request.get(), then);
            } else {
                then.accept(answer);
            }
        });
    }

    /** Reads, and leaves it at that. */
    public void readOnce(int unit, ReadRegisters request, Consumer<BusAnswer> then) {
        line.exchange(unit, request, answer -> guarded(() -> then.accept(answer)));
    }

    /** Writes: one frame, once, whatever becomes of it. */
    public void write(int unit, WriteRegisters request, Consumer<BusAnswer> then) {
        line.exchange(unit, request, answer -> guarded(() -> then.accept(answer)));
    }

    /**
     * Asks something that may block, off the line's thread, while the bus waits.
     *
     * @param failed called with the reason if there is no answer in time; an answer that comes later is dropped
     */
    public <T> void ask(Callable<T> question, Consumer<T> answered, Consumer<String> failed) {
        Question<T> asked = new Question<>(answered, failed);
        line.after(LONGEST_QUESTION_MILLIS, () -> asked.fail("no answer from the command side"));
        try {
            commands.execute(() -> {
                try {
                    T answer = question.call();
                    line.execute(() -> asked.answer(answer));
                } catch (Exception failure) {
                    log.warn("a question to the command side failed", failure);
                    line.execute(() -> asked.fail(failure.toString()));
                }
            });
        } catch (RejectedExecutionException full) {
            asked.fail("too many questions to the command side");
        }
    }

    /** Leaves the bus to the next job. */
    public void end() {
        if (!over) {
            over = true;
            ended.run();
        }
    }

    private void guarded(Runnable step) {
        if (over) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException defect) {
            log.error("a job on the bus was broken off: {}", job, defect);
            end();
            job.abandoned();
        }
    }

    /** A question is answered or fails, whatever comes first, once. */
    private final class Question<T> {
        private final Consumer<T> answered;
        private final Consumer<String> failed;
        private boolean settled;

        Question(Consumer<T> answered, Consumer<String> failed) {
            this.answered = answered;
            this.failed = failed;
        }

        void answer(T answer) {
            settle(() -> answered.accept(answer));
        }

        void fail(String cause) {
            settle(() -> failed.accept(cause));
        }

        private void settle(Runnable step) {
            if (!settled) {
                settled = true;
                guarded(step);
            }
        }
    }
}
