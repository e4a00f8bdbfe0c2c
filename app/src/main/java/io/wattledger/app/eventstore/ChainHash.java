package io.wattledger.app.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The hash that chains an event to the one before it in its stream: SHA-256 over the previous hash and every column of the event. Each
 * field is preceded by its length, so that no two different events give the same bytes.
 */
final class ChainHash {

    private static final int BYTES = 32;
    private static final int ABSENT = -1;

    private final MessageDigest digest;

    private ChainHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** What the first event of a stream is chained to. */
    static byte[] origin() {
        return new byte[BYTES];
    }

    /** The hash of an event that follows the one with the given hash. */
    static byte[] of(byte[] previous, StoredEvent event) {
        ChainHash hash = new ChainHash();
        hash.add(previous);
        hash.add(event.streamType());
        hash.add(event.streamId());
        hash.add(ByteBuffer.allocate(Long.BYTES).putLong(event.streamSequence()).array());
        hash.add(event.eventId());
        hash.add(event.name());
        hash.add(event.revision());
        hash.add(event.recordedAt());
        hash.add(event.payload());
        hash.add(event.metadata());
        return hash.digest.digest();
    }

    private void add(@Nullable String field) {
        if (field == null) {
            addLength(ABSENT);
        } else {
            add(field.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void add(byte[] field) {
        addLength(field.length);
        digest.update(field);
    }

    private void addLength(int length) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
    }
}
