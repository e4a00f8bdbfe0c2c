package io.wattledger.kernel.port;

import org.jspecify.annotations.Nullable;

/** Checks that no stored event was changed, removed or put in: every event of a stream bears the hash of the one before. */
@FunctionalInterface
public interface ChainVerification {

    /** Reads every stream from its beginning and checks its chain; in a broken one, up to the first event that does not fit. */
    Report verify();

    /**
     * What was found.
     *
     * @param verified whether every chain holds
     * @param streams streams read
     * @param events events read
     * @param firstBad of the events that do not fit, the one with the lowest place in the store; null if every event fits
     */
    record Report(
            boolean verified,
            long streams,
            long events,
            @Nullable FirstBad firstBad) {}

    /**
     * An event that does not fit.
     *
     * @param aggregateId its stream
     * @param streamSequence its place in the stream, from 0
     * @param globalSequence its place in the store; where events are missing, that of the one after them
     * @param cause what is wrong with it
     */
    record FirstBad(String aggregateId, long streamSequence, long globalSequence, String cause) {}
}
