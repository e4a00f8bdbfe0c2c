package io.wattledger.query.feed;

import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.MongoViews;
import io.wattledger.query.projection.ViewStore;
import java.util.Comparator;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.bson.Document;

/**
 * Says from which event store the read models were made: the identity of the newest event that they include. If the event store does
 * not have it at its place, it was restored or exchanged, and the read models tell of things that never happened.
 */
final class OriginMark {

    /** The collection. */
    static final String COLLECTION = "origin";

    private static final String NEWEST = "newest";
    private static final String EVENT_ID = "eventId";

    private final MongoViews views;

    OriginMark(MongoViews views) {
        this.views = views;
    }

    /** Remembers the newest of these events, unless a newer one is remembered already. */
    void remember(List<Fact> facts) {
        facts.stream()
                .max(Comparator.comparingLong(Fact::sequence))
                .ifPresent(newest -> views.write(
                        COLLECTION,
                        List.of(new Document("_id", NEWEST)
                                .append(ViewStore.GUARD, newest.sequence())
                                .append(EVENT_ID, newest.eventId()))));
    }

    /**
     * Whether read models were made from this event store. Without a mark there must be no progress either: tokens alone are what is
     * left of a read store that was lost in part.
     *
     * @param position how far their tokens reach, 0 for not at all
     */
    boolean fits(FactSource events, long position) {
        Document newest = views.load(COLLECTION, List.of(NEWEST)).get(NEWEST);
        if (newest == null) {
            return position == 0;
        }
        if (position > events.head()) {
            return false;
        }
        return events.at(newest.getLong(ViewStore.GUARD))
                .map(EventMessage::getIdentifier)
                .filter(newest.getString(EVENT_ID)::equals)
                .isPresent();
    }
}
