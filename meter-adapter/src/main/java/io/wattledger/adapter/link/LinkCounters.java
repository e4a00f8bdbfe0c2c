package io.wattledger.adapter.link;

import io.wattledger.adapter.wire.RequestPdu;
import io.wattledger.adapter.wire.WriteRegisters;
import java.util.concurrent.atomic.LongAdder;

/** Counts what goes over all lines of a process; for metrics. Safe to use from any thread. */
public final class LinkCounters {

    private final LongAdder reads = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder answers = new LongAdder();
    private final LongAdder silences = new LongAdder();

    void sent(RequestPdu request) {
        (request instanceof WriteRegisters ? writes : reads).increment();
    }

    void answered() {
        answers.increment();
    }

    void silent() {
        silences.increment();
    }

    /** Read requests sent. */
    public long reads() {
        return reads.sum();
    }

    /** Write requests sent. */
    public long writes() {
        return writes.sum();
    }

    /** Answers recognised in time, exceptions included. */
    public long answers() {
        return answers.sum();
    }

    /** Requests that no answer came to in time. */
    public long silences() {
        return silences.sum();
    }
}
