package io.wattledger.query.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Read models that live in memory, for a rebuild that is compared with the live ones; for one thread. */
public final class MemoryViews implements ViewStore {

    private final Map<String, Map<String, Document>> documents = new HashMap<>();

    @Override
    public Map<String, Document> load(String collection, Collection<String> ids) {
        Map<String, Document> all = all(collection);
        Map<String, Document> found = new HashMap<>();
        ids.forEach(id -> {
            Document document = all.get(id);
            if (document != null) {
                found.put(id, document);
            }
        });
        return found;
    }

    @Override
    public boolean replace(String collection, List<Change> changes) {
        Map<String, Document> all = documents.computeIfAbsent(collection, none -> new HashMap<>());
        changes.forEach(change -> all.put(change.after().getString("_id"), change.after()));
        return true;
    }

    /** Every document of a collection, by identity. */
    public Map<String, Document> all(String collection) {
        return documents.getOrDefault(collection, Map.of());
    }
}
