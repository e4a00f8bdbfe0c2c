package io.wattledger.app.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * An event exactly as its row holds it.
 *
 * @param eventId unique identity
 * @param streamType kind of the aggregate; null for an event of none
 * @param streamId identity of the aggregate
 * @param streamSequence place within the stream, from 0
 * @param recordedAt ISO-8601 instant
 * @param name stable name of the event
 * @param revision revision of its shape
 * @param payload the fact as JSON
 * @param metadata its metadata as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the bytes go to the database and the hash as they are.
record StoredEvent(
        String eventId,
        @Nullable String streamType,
        String streamId,
        long streamSequence,
        String recordedAt,
        String name,
        String revision,
        byte[] payload,
        byte[] metadata) {}
