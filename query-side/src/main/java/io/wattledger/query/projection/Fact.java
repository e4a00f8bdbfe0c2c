package io.wattledger.query.projection;

import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.event.EventMetadata;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored event with everything a read model may use of it; nothing else, so that a rebuild gives the same documents.
 *
 * @param event what happened
 * @param eventId identity of the stored event
 * @param storedAt when it was stored
 * @param sequence its global sequence, from 1; not gap-free, and late commits come later
 * @param stream the stream that it belongs to
 * @param streamSequence its place in that stream, from 0 without gaps
 * @param metadata who, why and whence, see {@link EventMetadata}
 */
public record Fact(
        DomainEvent event,
        String eventId,
        Instant storedAt,
        long sequence,
        String stream,
        long streamSequence,
        Map<String, String> metadata) {

    /** Who gave the order. */
    public @Nullable String operator() {
        return metadata.get(EventMetadata.OPERATOR);
    }

    /** Why, where a reason was given. */
    public @Nullable String reason() {
        return metadata.get(EventMetadata.REASON);
    }
}
