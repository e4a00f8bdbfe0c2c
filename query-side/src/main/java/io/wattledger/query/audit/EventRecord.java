package io.wattledger.query.audit;

import io.wattledger.kernel.event.DomainEvent;
import io.wattledger.kernel.event.EventCatalogue;
import io.wattledger.kernel.event.EventName;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.query.projection.ViewJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A stored event as auditors see it. Personal data in it stays sealed.
 *
 * @param eventId its identity
 * @param sequence its global sequence; absent where a single stream was read
 * @param aggregateId its stream
 * @param streamSequence its place in the stream, from 0
 * @param name its stored name
 * @param revision revision of its shape
 * @param at when it was stored
 * @param metadata who, why and whence
 * @param payload what happened
 */
public record EventRecord(
        String eventId,
        @Nullable Long sequence,
        String aggregateId,
        long streamSequence,
        String name,
        int revision,
        Instant at,
        Map<String, Object> metadata,
        DomainEvent payload) {

    static EventRecord of(DomainEventMessage<?> message, @Nullable Long sequence) {
        DomainEvent event = (DomainEvent) message.getPayload();
        EventName name = EventCatalogue.nameOf(event.getClass());
        return new EventRecord(
                message.getIdentifier(),
                sequence,
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                name.value(),
                name.revision(),
                message.getTimestamp(),
                new HashMap<>(message.getMetaData()),
                event);
    }

    /** The site that it happened at; empty for what belongs to none. */
    Optional<SiteId> site() {
        return Optional.ofNullable(ViewJson.toDocument(payload).getString("siteId"))
                .map(SiteId::of);
    }
}
