package io.wattledger.query.feed;

import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.MongoViews;
import io.wattledger.query.projection.ViewStore;
import io.wattledger.query.projection.ViewStore.Change;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.bson.Document;

/**
 * Says from which event store the read models were made, and in which shape: the identity of the newest event that they include. If the
 * event store does not have it at its place, it was restored or exchanged, and the read models tell of things that never happened.
 */
final class OriginMark {

    /** The collection. */
    static final String COLLECTION = "origin";

    private static final String NEWEST = "newest";
    private static final String EVENT_ID = "eventId";
    private static final String SHAPE = "shape";

    private final MongoViews views;
    private final String shape;

    /**
     * @param shape of the read models that this version of the program makes
     */
    OriginMark(MongoViews views, String shape) {
        this.views = views;
        this.shape = shape;
    }

    /** Remembers the shape, before the first read model is written. */
    void rememberShape() {
        if (views.load(COLLECTION, List.of(SHAPE)).isEmpty()) {
            Document mark =
                    new Document("_id", SHAPE).append(ViewStore.GUARD, 0L).append(SHAPE, shape);
            // Whoever was faster remembered the same.
            boolean unused = views.replace(COLLECTION, List.of(new Change(null, mark)));
        }
    }

    /** Remembers the newest of these events, unless a newer one is remembered already. */
    void remember(List<Fact> facts) {
        facts.stream().max(Comparator.comparingLong(Fact::sequence)).ifPresent(this::rememberUnlessOlder);
    }

    private void rememberUnlessOlder(Fact newest) {
        Document mark = new Document("_id", NEWEST)
                .append(ViewStore.GUARD, newest.sequence())
                .append(EVENT_ID, newest.eventId());
        boolean remembered = false;
        // Again only when another segment has remembered something newer in between, so this ends.
        while (!remembered) {
            Document known = views.load(COLLECTION, List.of(NEWEST)).get(NEWEST);
            Long before = known == null ? null : known.getLong(ViewStore.GUARD);
            remembered = (before != null && before >= newest.sequence())
                    || views.replace(COLLECTION, List.of(new Change(before, mark)));
        }
    }

    /**
     * Whether read models were made from this event store, in this shape. Without a mark there must be no progress either: tokens alone are what is
     * left of a read store that was lost in part.
     *
     * @param position how far their tokens reach, 0 for not at all
     */
    boolean fits(FactSource events, long position) {
        Map<String, Document> marks = views.load(COLLECTION, List.of(NEWEST, SHAPE));
        Document newest = marks.get(NEWEST);
        if (newest == null) {
            return position == 0;
        }
        Document made = marks.get(SHAPE);
        if (made == null || !shape.equals(made.getString(SHAPE)) || position > events.head()) {
            return false;
        }
        return events.at(newest.getLong(ViewStore.GUARD))
                .map(EventMessage::getIdentifier)
                .filter(newest.getString(EVENT_ID)::equals)
                .isPresent();
    }
}
