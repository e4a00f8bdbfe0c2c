package io.wattledger.query.projection;

import io.wattledger.query.projection.ViewStore.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Applies facts to all read models: loads what they concern, folds in memory, writes each document once. */
public final class Projector {

    private static final String ID = "_id";
    private static final int MOST_ATTEMPTS = 10;

    private final List<Projection<?>> projections;

    /** A projector of these read models. */
    public Projector(List<Projection<?>> projections) {
        this.projections = List.copyOf(projections);
    }

    /** The read models. */
    public List<Projection<?>> projections() {
        return projections;
    }

    /** Brings the read models in the store up to these facts, which are in the order of their streams. */
    public void apply(List<Fact> facts, ViewStore store) {
        projections.forEach(projection -> {
            int attempts = 1;
            while (!apply(projection, facts, store)) {
                if (++attempts > MOST_ATTEMPTS) {
                    throw new IllegalStateException("others write " + projection.collection() + " again and again");
                }
            }
        });
    }

    private static <V> boolean apply(Projection<V> projection, List<Fact> facts, ViewStore store) {
        Map<String, List<Fact>> factsById = new LinkedHashMap<>();
        facts.forEach(fact -> projection
                .documentsOf(fact)
                .forEach(id ->
                        factsById.computeIfAbsent(id, none -> new ArrayList<>()).add(fact)));
        if (factsById.isEmpty()) {
            return true;
        }
        Map<String, Document> known = store.load(projection.collection(), factsById.keySet());
        List<Change> changes = new ArrayList<>();
        factsById.forEach((id, own) -> {
            Document before = known.get(id);
            Document after = fold(projection, id, before, own);
            if (after != null) {
                changes.add(new Change(before == null ? null : before.getLong(ViewStore.GUARD), after));
            }
        });
        return changes.isEmpty() || store.replace(projection.collection(), changes);
    }

    /** The document after the facts that it does not include yet; null if there are none of these. */
    private static <V> @Nullable Document fold(
            Projection<V> projection, String id, @Nullable Document known, List<Fact> facts) {
        V view = known == null ? null : ViewJson.toView(known, projection.viewType());
        long included = known == null ? -1 : known.getLong(ViewStore.GUARD);
        boolean changed = false;
        for (Fact fact : facts) {
            long order = projection.orderOf(fact);
            if (order > included) {
                view = projection.fold(view, fact);
                included = order;
                changed = true;
            }
        }
        if (!changed || view == null) {
            return null;
        }
        Document after = new Document(ID, id).append(ViewStore.GUARD, included);
        after.putAll(ViewJson.toDocument(view));
        return after;
    }
}
