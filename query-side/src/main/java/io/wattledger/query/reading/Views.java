package io.wattledger.query.reading;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Sorts;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.projection.MongoViews;
import io.wattledger.query.projection.Projection;
import io.wattledger.query.projection.ViewJson;
import io.wattledger.query.projection.ViewStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reads the read models. */
public final class Views {

    private final MongoViews views;
    private final Runnable catchUp;

    /**
     * Reads from this store.
     *
     * @param catchUp waits, for a bounded time, until the store includes every event that is stored by now
     */
    public Views(MongoViews views, Runnable catchUp) {
        this.views = views;
        this.catchUp = catchUp;
    }

    /**
     * One document that somebody may have been told of a moment ago: before it is said that there is none, the read models take in
     * what is stored already.
     */
    public <V> Optional<V> findNamed(Projection<V> of, String id) {
        return find(of, id).or(() -> {
            catchUp.run();
            return find(of, id);
        });
    }

    /** One document, if it exists. */
    public <V> Optional<V> find(Projection<V> of, String id) {
        return Optional.ofNullable(views.load(of.collection(), List.of(id)).get(id))
                .map(document -> ViewJson.toView(document, of.viewType()));
    }

    /** The documents with these identities that exist. */
    public <V> Map<String, V> find(Projection<V> of, Collection<String> ids) {
        Map<String, V> found = new HashMap<>();
        views.load(of.collection(), ids)
                .forEach((id, document) -> found.put(id, ViewJson.toView(document, of.viewType())));
        return found;
    }

    /** The order of the last fact that a document includes; -1 if there is no such document. */
    public long guardOf(Projection<?> of, String id) {
        Document found = views.load(of.collection(), List.of(id)).get(id);
        return found == null ? -1 : found.getLong(ViewStore.GUARD);
    }

    /** All documents that a filter lets through, in no order. */
    public <V> List<V> all(Projection<V> of, Bson filter) {
        List<V> found = new ArrayList<>();
        views.collection(of.collection())
                .find(filter)
                .forEach(document -> found.add(ViewJson.toView(document, of.viewType())));
        return found;
    }

    /**
     * A page of the documents that a filter lets through.
     *
     * @param sortable the fields by which may be sorted, by their names in requests; the list's own order is that of the first, highest
     *     first if it counts sequences
     */
    public <V> Page<V> page(Projection<V> of, Bson filter, PageRequest request, List<SortField> sortable) {
        FindIterable<Document> found = views.collection(of.collection())
                .find(filter)
                .sort(order(request, sortable))
                .skip(Math.toIntExact(Math.min(request.offset(), Integer.MAX_VALUE)))
                .limit(request.size());
        List<V> items = new ArrayList<>();
        found.forEach(document -> items.add(ViewJson.toView(document, of.viewType())));
        long total = views.collection(of.collection()).countDocuments(filter);
        return new Page<>(items, request.page(), request.size(), total);
    }

    private static Bson order(PageRequest request, List<SortField> sortable) {
        SortField first = sortable.get(0);
        if (request.sort() == null) {
            return Sorts.orderBy(
                    first.newestFirst() ? Sorts.descending(first.path()) : Sorts.ascending(first.path()),
                    Sorts.ascending("_id"));
        }
        SortField chosen = sortable.stream()
                .filter(field -> field.name().equals(request.sort()))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.ofField(
                        "sort",
                        "sortable fields: "
                                + String.join(
                                        ", ",
                                        sortable.stream().map(SortField::name).toList()))));
        return Sorts.orderBy(
                request.descending() ? Sorts.descending(chosen.path()) : Sorts.ascending(chosen.path()),
                Sorts.ascending("_id"));
    }

    /**
     * A field by which a list may be sorted.
     *
     * @param name its name in requests and answers
     * @param path its path in the documents
     * @param newestFirst whether the list's own order by it is descending
     */
    public record SortField(String name, String path, boolean newestFirst) {

        /** A field of the same name in the documents. */
        public static SortField of(String name) {
            return new SortField(name, name, false);
        }

        /** The order of acceptance, newest first. */
        public static SortField newest(String path) {
            return new SortField("sequence", path, true);
        }
    }
}
