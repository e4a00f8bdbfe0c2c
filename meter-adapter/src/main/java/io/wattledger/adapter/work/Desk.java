package io.wattledger.adapter.work;

import io.wattledger.adapter.schedule.FieldMeter;
import io.wattledger.kernel.port.LeaseFence;
import java.time.Instant;
import java.util.function.Consumer;

/** What a job needs of its surroundings. Called on the line's thread. */
public interface Desk {

    /** The unit gave an answer, be it an exception. */
    void answered(FieldMeter meter);

    /** The unit was silent. */
    void missed(FieldMeter meter, String error);

    /** Proof that this process owns the gateway. */
    LeaseFence fence();

    /** The time now. */
    Instant now();

    /**
     * Gives a command off the line's thread, while the bus is free for others.
     *
     * @param then told on the line's thread whether it was taken
     */
    void give(Runnable command, Consumer<Boolean> then);

    /** The job is over. */
    void finished(DeviceJob job, Outcome outcome);
}
