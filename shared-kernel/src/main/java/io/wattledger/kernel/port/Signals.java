package io.wattledger.kernel.port;

import java.util.function.Consumer;

/**
 * Wakes those who wait for committed changes, in this process at once and in others soon after. A signal says only that there is
 * something to look for; losing one costs time, never correctness, so listeners also look by themselves now and then.
 */
public interface Signals {

    /**
     * Sends a signal once the current transaction has committed; at once if there is none. Others learn of it through the
     * database, several signals gathered into one message and outside the transaction: a NOTIFY inside it would make every commit
     * wait for the one before.
     */
    void send(String topic, String payload);

    /** Calls back with the payload of every signal on a topic; the callee hands the work on and returns at once. */
    Subscription listen(String topic, Consumer<String> listener);
}
