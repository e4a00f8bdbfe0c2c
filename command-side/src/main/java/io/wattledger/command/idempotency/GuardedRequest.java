package io.wattledger.command.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * What the gate knows of the request behind a command. It travels as metadata of the command, within the process, and is not handed
 * on to events.
 *
 * @param key the request's key in its scope; null where the client sent none
 * @param bodyFingerprint of what the client asked for, hexadecimal
 * @param answering makes the answer
 */
public record GuardedRequest(@Nullable RequestKey key, String bodyFingerprint, Answering answering) {

    /** Name of the command's metadata entry. */
    public static final String METADATA_KEY = "guardedRequest";

    /** Whether that may be the fingerprint of what this request asks for; none, of an old answer, may be any. */
    boolean asksFor(@Nullable String fingerprint) {
        return fingerprint == null || bodyFingerprint.equals(fingerprint);
    }

    /** Makes the answer of an accepted request. */
    @FunctionalInterface
    public interface Answering {

        /**
         * The answer.
         *
         * @param result what the command's handler returned
         * @param sequence global sequence of the last event stored with it
         */
        Answer answer(@Nullable Object result, long sequence);
    }
}
